import { allocate, type Fen } from '../money/fen';
import type { Need, ServiceRecord } from '../needs/household';
import {
  OUTCOME_NEEDS,
  type OutcomeNeed,
  type PersonTimes,
  personTimesByNeed,
  SERVICE_MEASURES,
} from './person-times';

/** What was done 措施; `all`: whatever it was, each need counted once; `none`: needs that no service on record reached. */
export const OUTCOME_MEASURES = ['all', ...SERVICE_MEASURES, 'none'] as const;
export type OutcomeMeasure = (typeof OUTCOME_MEASURES)[number];

/** What one ended project did for one kind of need by one measure. Counts and sums only: nobody is named. */
export interface OutcomeLine {
  need: OutcomeNeed;
  measure: OutcomeMeasure;
  /** Households with such a need that the measure reached. */
  households: number;
  needs: number;
  /** Needs among them that are marked met. */
  met: number;
  personTimes: number;
  /** The project's spending that falls to it, by person-times. */
  spent: Fen;
}

/** What a project came to, kept when it ends: what works is read from these, not from every need. id = project id */
export interface ProjectOutcome {
  id: string;
  bureauId: string;
  programmeId: string;
  endedAt: string;
  endedAs: 'closed' | 'terminated';
  /** Grant money that accepted reports account for. */
  spent: Fen;
  lines: OutcomeLine[];
  /** Of its last valid satisfaction survey; null: there was none. */
  satisfaction: { answers: number; share: number } | null;
}

export interface OutcomeFacts {
  needs: readonly Pick<Need, 'householdId' | 'kind' | 'status' | 'recordedOn'>[];
  services: readonly Pick<ServiceRecord, 'kind' | 'on' | 'householdIds' | 'people'>[];
  spent: Fen;
}

/**
 * The lines of one project. A measure reached a need when it was given to the need's household on the day on which the
 * need was recorded or later; a need that several measures reached counts with each of them, and once under `all`.
 * The spending is shared by person-times, to the last fen: inside one project every person-time costs the same, and
 * what differs between measures shows across projects. Without person-times on record nothing is shared out.
 */
export function outcomeLines({ needs, services, spent }: OutcomeFacts): OutcomeLine[] {
  const times = personTimesByNeed(needs, services);
  const weights = times.map(({ personTimes }) => personTimes);
  const costs = times.length === 0 ? [] : allocate(spent, weights);
  const priced = times.map((one, at) => ({ ...one, spent: costs[at] ?? 0 }));
  const reached = reachedBy(needs, services);
  return OUTCOME_NEEDS.flatMap((need) =>
    OUTCOME_MEASURES.map((measure): OutcomeLine => {
      const own = needs.filter((one, at) => one.kind === need && isUnder(measure, reached[at] ?? new Set()));
      return {
        ...{ need, measure, needs: own.length },
        households: new Set(own.map(({ householdId }) => householdId)).size,
        met: own.filter(({ status }) => status === 'met').length,
        ...sumsOf(
          priced.filter((one) => one.need === need && (measure === 'all' || measure === one.measure)),
        ),
      };
    }),
  ).filter((one) => one.needs > 0 || one.personTimes > 0);
}

/** Of each need, the measures that reached it. */
function reachedBy(needs: OutcomeFacts['needs'], services: OutcomeFacts['services']): Set<string>[] {
  /** household → measure → its last day */
  const last = new Map<string, Map<string, string>>();
  for (const { kind, on, householdIds } of services) {
    if (kind === 'file-update') continue;
    for (const id of householdIds) {
      const own = last.get(id) ?? new Map<string, string>();
      if ((own.get(kind) ?? '') < on) own.set(kind, on);
      last.set(id, own);
    }
  }
  return needs.map(({ householdId, recordedOn }) => {
    const own = [...(last.get(householdId) ?? [])];
    return new Set(own.flatMap(([kind, on]) => (on >= recordedOn ? [kind] : [])));
  });
}

function isUnder(measure: OutcomeMeasure, reached: ReadonlySet<string>): boolean {
  if (measure === 'all') return true;
  return measure === 'none' ? reached.size === 0 : reached.has(measure);
}

function sumsOf(rows: readonly (PersonTimes & { spent: Fen })[]): { personTimes: number; spent: Fen } {
  return {
    personTimes: rows.reduce((sum, one) => sum + one.personTimes, 0),
    spent: rows.reduce((sum, one) => sum + one.spent, 0),
  };
}
