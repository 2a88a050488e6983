import type { OfferedDeliverable } from '../match/application';
import type { CivilDate } from '../record/civil-date';
import type { FaultField } from '../record/fault';
import type { Household, Need, ServiceRecord } from './household';
import { type RowReader, rowReader } from './row-reader';

export type ImportKind = 'households' | 'needs' | 'services';

/** A row as it comes from JSON or CSV. */
export type ImportRow = { [column: string]: unknown };

/** What rows are checked against. */
export interface ImportFacts {
  projectId: string;
  /** Household code → id, of those that are there already. */
  households: ReadonlyMap<string, string>;
  /** Those that are there already; absent: none are. */
  needs?: readonly Need[];
  deliverables: readonly Pick<OfferedDeliverable, 'id'>[];
  startsOn: CivilDate | null;
  /** Rows may not lie in the future. */
  today: CivilDate;
  recordedBy: string;
  newId: () => string;
}

/** Either all rows are right, or every fault of every row is named. */
export type Imported<T> = { records: T[]; faults: FaultField[] };

export const GROUPS = [
  'minimum-living',
  'extreme-hardship',
  'borderline',
  'rigid-spending',
  'child-in-difficulty',
  'other',
] as const;
export const RISKS = ['high', 'key', 'general'] as const;
export const NEED_KINDS = ['survival', 'care', 'development'] as const;
export const NEED_STATES = ['open', 'met', 'referred', 'closed'] as const;
export const SERVICE_KINDS = ['visit', 'activity', 'case', 'group', 'training', 'file-update'] as const;

const COLUMNS: { [kind in ImportKind]: readonly string[] } = {
  households: ['code', 'streetCode', 'group', 'riskClass', 'email', 'openedOn', 'updatedOn'],
  needs: ['householdCode', 'kind', 'service', 'recordedOn', 'status'],
  services: ['kind', 'on', 'householdCodes', 'people', 'deliverableId', 'note'],
};

/** Household files. A code that is there already brings its file up to date. */
export function readHouseholds(rows: readonly ImportRow[], facts: ImportFacts): Imported<Household> {
  const seen = new Set<string>();
  return readRows('households', rows, facts, (row) => {
    const code = row.text(
      'code',
      /^[\w-]{1,40}$/,
      'a code of letters, digits and -, never a name',
      '字母、数字和 - 组成的编号，不能是姓名',
    );
    if (seen.has(code)) row.fault('code', 'appears twice in this import', '在本次导入中重复');
    seen.add(code);
    const openedOn = row.date('openedOn');
    const updatedOn = row.has('updatedOn') ? row.date('updatedOn') : openedOn;
    if (updatedOn < openedOn) row.fault('updatedOn', 'before the file was opened', '早于建档日期');
    return {
      id: facts.households.get(code) ?? facts.newId(),
      code,
      projectId: facts.projectId,
      streetCode: row.text(
        'streetCode',
        /^[\w-]{1,40}$/,
        'a code of letters, digits and -',
        '字母、数字和 - 组成的编号',
      ),
      group: row.oneOf('group', GROUPS),
      riskClass: row.oneOf('riskClass', RISKS),
      email: row.has('email')
        ? row.text('email', /^[^\s@]{1,64}@[^\s@]{1,190}$/, 'a mail address', '邮箱地址')
        : null,
      openedOn,
      updatedOn,
    };
  });
}

/** The same need of the same household, recorded on the same day. */
function needKey({
  householdId,
  kind,
  service,
  recordedOn,
}: Omit<Need, 'id' | 'status' | 'projectId'>): string {
  return [householdId, kind, recordedOn, service].join(' ');
}

/**
 * Needs 需求, each of a household that is on file. One that is there already is brought up to date under its id: so an
 * import says what became of it. Of several that are alike each row means another, those still open first.
 */
export function readNeeds(rows: readonly ImportRow[], facts: ImportFacts): Imported<Need> {
  const known = new Map<string, Need[]>();
  const openLast = [...(facts.needs ?? [])].sort(
    (a, b) => Number(a.status === 'open') - Number(b.status === 'open'),
  );
  for (const one of openLast) known.set(needKey(one), [...(known.get(needKey(one)) ?? []), one]);
  return readRows('needs', rows, facts, (row) => {
    const need = {
      householdId: household(
        row,
        'householdCode',
        row.text('householdCode', /^[\w-]{1,40}$/, 'a code of a household', '户编号'),
        facts,
      ),
      kind: row.oneOf('kind', NEED_KINDS),
      service: row.text('service', /^[^\n]{1,200}$/u, 'at most 200 characters', '不超过 200 字的文字'),
      recordedOn: row.date('recordedOn'),
    };
    const before = known.get(needKey(need))?.pop();
    return {
      id: before?.id ?? facts.newId(),
      projectId: facts.projectId,
      ...need,
      status: row.has('status') ? row.oneOf('status', NEED_STATES) : (before?.status ?? 'open'),
    };
  });
}

/** Service records: visits, activities, cases. */
export function readServices(rows: readonly ImportRow[], facts: ImportFacts): Imported<ServiceRecord> {
  return readRows('services', rows, facts, (row) => {
    const kind = row.oneOf('kind', SERVICE_KINDS);
    const on = row.date('on');
    if (facts.startsOn !== null && on < facts.startsOn)
      row.fault(
        'on',
        `before the project started on ${facts.startsOn}`,
        `早于项目开始日期 ${facts.startsOn}`,
      );
    const householdIds = served(row, kind, facts);
    return {
      id: facts.newId(),
      projectId: facts.projectId,
      kind,
      on,
      householdIds,
      people: row.has('people') ? row.count('people') : householdIds.length,
      deliverableId: deliverable(row, facts),
      note: row.has('note')
        ? row.text('note', /^[\s\S]{0,500}$/, 'at most 500 characters', '不超过 500 字的文字')
        : '',
      recordedBy: facts.recordedBy,
    };
  });
}

const NAMING_HOUSEHOLDS: readonly ServiceRecord['kind'][] = ['visit', 'file-update', 'case'];

function served(row: RowReader, kind: ServiceRecord['kind'], facts: ImportFacts): string[] {
  const codes = row.list('householdCodes');
  if (NAMING_HOUSEHOLDS.includes(kind) && codes.length === 0)
    row.fault('householdCodes', `a ${kind} names its household`, '这类服务须填写户编号');
  return codes.map((code) => household(row, 'householdCodes', code, facts));
}

function deliverable(row: RowReader, facts: ImportFacts): string | null {
  if (!row.has('deliverableId')) return null;
  const id = row.text('deliverableId', /^.{1,64}$/, 'an id of a deliverable', '服务内容编号');
  if (!facts.deliverables.some((one) => one.id === id))
    row.fault('deliverableId', 'the agreement has no such deliverable', '协议中没有这项服务内容');
  return id;
}

function readRows<T>(
  kind: ImportKind,
  rows: readonly ImportRow[],
  facts: ImportFacts,
  read: (row: RowReader) => T,
): Imported<T> {
  const faults: FaultField[] = [];
  const records = rows.map((row, index) =>
    read(rowReader(row, index + 1, COLUMNS[kind], facts.today, faults)),
  );
  return { records, faults };
}

function household(row: RowReader, column: string, code: string, facts: ImportFacts): string {
  const id = facts.households.get(code);
  if (id === undefined && code !== '')
    row.fault(
      column,
      `no household file with the code ${code.slice(0, 40)}`,
      `没有编号为 ${code.slice(0, 40)} 的户档案`,
    );
  return id ?? '';
}
