import { addDays, addMonths, type CivilDate } from '../domain/record/civil-date';
import type { ServiceLine } from './types';

/** A row as the import of service records takes it. */
export interface ServiceRow {
  kind: ServiceLine['kind'];
  on: CivilDate;
  householdCodes: string[];
  people: number;
  deliverableId: string | null;
  note: string;
}

/** Households that one team reaches in a day. */
const A_DAY = 40;

/**
 * The service records of a plan, in order of their days: each line in each of its months. Visits and file updates
 * reach the covered households day after day; activities, groups and cases are one record each.
 */
export function expandService(
  lines: readonly ServiceLine[],
  startsOn: CivilDate,
  householdCodes: readonly string[],
): ServiceRow[] {
  const rows = lines.flatMap((line) =>
    line.months.flatMap((month) => {
      const first = addDays(addMonths(startsOn, month - 1), line.day);
      const codes = householdCodes.slice(0, Math.ceil(householdCodes.length * line.coverage));
      return line.kind === 'visit' || line.kind === 'file-update'
        ? inDays(codes).map((some, n) => rowOf(line, addDays(first, n), some, line.people * some.length))
        : [rowOf(line, first, codes, line.people)];
    }),
  );
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function inDays(codes: readonly string[]): string[][] {
  const days = Math.ceil(codes.length / A_DAY);
  return Array.from({ length: days }, (_, n) => codes.slice(n * A_DAY, (n + 1) * A_DAY));
}

function rowOf(
  { kind, deliverable, note }: ServiceLine,
  on: CivilDate,
  householdCodes: string[],
  people: number,
): ServiceRow {
  return { kind, on, householdCodes, people, deliverableId: deliverable, note };
}
