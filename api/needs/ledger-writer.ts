import {
  type Imported,
  type ImportFacts,
  type ImportKind,
  type ImportRow,
  readHouseholds,
  readNeeds,
  readServices,
} from '../../domain/needs/import-rows';
import { civilDate } from '../../domain/record/civil-date';
import { Fault, type FaultField } from '../../domain/record/fault';
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
  const facts = await readFacts(services, of);
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
  return {
    projectId: of.projectId,
    households: new Map(households.map(({ code, id }) => [code, id])),
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
  const known = new Set(facts.households.values());
  await store.transaction(async () => {
    if (kind === 'needs') return store.needs.insertMany(records as never);
    if (kind === 'services') return store.serviceRecords.insertMany(records as never);
    await store.households.insertMany(records.filter(({ id }) => !known.has(id)) as never);
    for (const one of records.filter(({ id }) => known.has(id))) await store.households.put(one.id, one);
  });
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
