import type { Need } from '../../domain/needs/household';
import {
  type Imported,
  type ImportFacts,
  type ImportKind,
  type ImportRow,
  NEED_STATES,
  readHouseholds,
  readNeeds,
  readServices,
} from '../../domain/needs/import-rows';
import { civilDate } from '../../domain/record/civil-date';
import { Fault, type FaultField } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import type { Services } from '../record/route';

const OPEN_STATES = ['running', 'paused', 'closing'];

/** What came of an import: nothing is written unless every row is right. */
export interface ImportOutcome {
  rows: number;
  faults: FaultField[];
  written: number;
}

/**
 * Checks rows of household files, needs or service records and writes them, all or nothing.
 * @param preview checks only
 * @throws Fault `invalid-input` with every fault of every row, unless it is a preview
 */
export async function importRows(
  services: Services,
  of: { projectId: string; userId: string; at: string; preview: boolean },
  kind: ImportKind,
  rows: ImportRow[],
): Promise<ImportOutcome> {
  const facts = await readFacts(services, of, kind);
  const { records, faults } = read(kind, rows, facts);
  if (of.preview) return { rows: rows.length, faults, written: 0 };
  if (faults.length > 0)
    throw new Fault(
      'invalid-input',
      {
        en: `${faults.length} faults: nothing was imported`,
        zh: `有 ${faults.length} 处错误，没有导入任何内容`,
      },
      { fields: faults },
    );
  await write(services, kind, records, facts);
  return { rows: rows.length, faults: [], written: records.length };
}

async function readFacts(
  { store, newId }: Services,
  of: { projectId: string; userId: string; at: string },
  kind: ImportKind,
): Promise<ImportFacts> {
  const project = await store.projects.need(of.projectId);
  if (!OPEN_STATES.includes(project.state)) {
    throw new Fault(
      'not-allowed-now',
      {
        en: `the project is ${project.state}: nothing can be recorded`,
        zh: '项目目前的状态不能登记服务台账',
      },
      {
        state: project.state,
        allowed: [],
      },
    );
  }
  const application = await store.applications.need(project.applicationId);
  const households = await store.households.find({ projectId: of.projectId });
  const needs = kind === 'needs' ? await store.needs.find({ projectId: of.projectId }) : [];
  return {
    projectId: of.projectId,
    households: new Map(households.map(({ code, id }) => [code, id])),
    needs,
    deliverables: application.deliverables,
    startsOn: project.startsOn,
    today: civilDate(of.at),
    recordedBy: of.userId,
    newId,
  };
}

function read(kind: ImportKind, rows: ImportRow[], facts: ImportFacts): Imported<{ id: string }> {
  if (kind === 'households') return readHouseholds(rows, facts);
  return kind === 'needs' ? readNeeds(rows, facts) : readServices(rows, facts);
}

async function write(
  { store }: Services,
  kind: ImportKind,
  records: { id: string }[],
  facts: ImportFacts,
): Promise<void> {
  const known = new Set([...facts.households.values(), ...(facts.needs ?? []).map(({ id }) => id)]);
  const added = records.filter(({ id }) => !known.has(id)) as never[];
  const changed = records.filter(({ id }) => known.has(id));
  await store.transaction(async () => {
    if (kind === 'services') return store.serviceRecords.insertMany(added);
    if (kind === 'needs') {
      await store.needs.insertMany(added);
      return settle(store, changed as Need[]);
    }
    await store.households.insertMany(added);
    for (const one of changed) await store.households.put(one.id, one);
  });
}

/** Of a need that is on file only what became of it changes: all else is what it is known by. */
async function settle({ needs }: Pick<Store, 'needs'>, changed: readonly Need[]): Promise<void> {
  for (const status of NEED_STATES) {
    const ids = changed.filter((one) => one.status === status).map(({ id }) => id);
    if (ids.length > 0) await needs.updateAll({ id: { $in: ids } }, { status });
  }
}

/** Adds one: its faults are named by their fields. @throws Fault `invalid-input` */
export async function addRow(
  services: Services,
  of: { projectId: string; userId: string; at: string },
  kind: ImportKind,
  row: ImportRow,
): Promise<ImportOutcome> {
  try {
    return await importRows(services, { ...of, preview: false }, kind, [row]);
  } catch (error) {
    if (!(error instanceof Fault) || !error.detail.fields) throw error;
    const fields = error.detail.fields.map((one) => ({ ...one, field: one.field.replace(/^row 1\./, '') }));
    throw new Fault(
      error.type,
      { en: `Not valid: ${fields.map(({ field }) => field).join(', ')}`, zh: `${fields.length} 项填写有误` },
      { fields },
    );
  }
}
