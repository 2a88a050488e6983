import { allocate } from '../money/fen';
import type { Need, ServiceRecord } from '../needs/household';

/** Kinds of service that are given to people: bringing a file up to date is none. */
export const SERVICE_MEASURES = ['visit', 'activity', 'case', 'group', 'training'] as const;
export type ServiceMeasure = (typeof SERVICE_MEASURES)[number];

/** Kinds of need 需求类型 (domain-rules.md 6.3); `unknown`: people of whom no need was on file that day. */
export const OUTCOME_NEEDS = ['survival', 'care', 'development', 'unknown'] as const;
export type OutcomeNeed = (typeof OUTCOME_NEEDS)[number];

/** Whole person-times 人次 of one measure for one kind of need. */
export interface PersonTimes {
  need: OutcomeNeed;
  measure: ServiceMeasure;
  personTimes: number;
}

type Needed = Pick<Need, 'householdId' | 'kind' | 'recordedOn'>;
type Served = Pick<ServiceRecord, 'kind' | 'on' | 'householdIds' | 'people'>;

/**
 * The person-times of a project by measure and kind of need. The people of a service record are divided evenly over
 * the households that it names, and those of a household evenly over the kinds of need that were on its file that day.
 * A household without a need on file, and a record that names no household, count as `unknown`. Rounded once for each
 * measure, to the largest remainders: the kinds add up to the people on record.
 */
export function personTimesByNeed(needs: readonly Needed[], services: readonly Served[]): PersonTimes[] {
  const needsOf = new Map<string, Needed[]>();
  for (const one of needs) needsOf.set(one.householdId, [...(needsOf.get(one.householdId) ?? []), one]);
  return SERVICE_MEASURES.flatMap((measure) => {
    const own = services.filter(({ kind }) => kind === measure);
    const people = own.reduce((sum, one) => sum + one.people, 0);
    if (people === 0) return [];
    const parts = own.map((one) => partsOf(one, needsOf));
    // Sixths of a household's part are whole numbers: those of records with as many households are added up exactly.
    const weights = OUTCOME_NEEDS.map((need) => weightOf(parts, need));
    const shares = allocate(people, weights);
    return OUTCOME_NEEDS.map((need, at) => ({ need, measure, personTimes: shares[at] ?? 0 })).filter(
      ({ personTimes }) => personTimes > 0,
    );
  });
}

/** A household has one, two or three kinds of need: sixths divide evenly among them. */
const SIXTHS = 6;

interface Parts {
  /** Households that the record names, at least one. */
  of: number;
  people: number;
  sixths: Map<string, number>;
}

function partsOf({ on, householdIds, people }: Served, needsOf: ReadonlyMap<string, Needed[]>): Parts {
  const sixths = new Map<string, number>();
  const ids = householdIds.length === 0 ? [null] : householdIds;
  for (const id of ids) {
    const own = id === null ? [] : (needsOf.get(id) ?? []);
    const kinds = new Set<string>(own.flatMap(({ kind, recordedOn }) => (recordedOn <= on ? [kind] : [])));
    if (kinds.size === 0) kinds.add('unknown');
    for (const kind of kinds) sixths.set(kind, (sixths.get(kind) ?? 0) + SIXTHS / kinds.size);
  }
  return { of: ids.length, people, sixths };
}

/** People of one kind of need; whole numbers are added first, so that no order of the records makes a difference. */
function weightOf(parts: readonly Parts[], need: string): number {
  const sums = new Map<number, number>();
  for (const { of, people, sixths } of parts)
    sums.set(of, (sums.get(of) ?? 0) + people * (sixths.get(need) ?? 0));
  return [...sums].sort(([a], [b]) => a - b).reduce((sum, [of, whole]) => sum + whole / (of * SIXTHS), 0);
}
