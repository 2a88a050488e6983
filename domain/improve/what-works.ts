import type { Interval } from '../evaluate/interval';
import { SMALLEST_GROUP } from '../evaluate/share-estimate';
import type { Fen } from '../money/fen';
import { OUTCOME_NEEDS, type OutcomeNeed } from './person-times';
import {
  OUTCOME_MEASURES,
  type OutcomeLine,
  type OutcomeMeasure,
  type ProjectOutcome,
} from './project-outcome';
import { pooledCost, pooledShare } from './ratio';

/** Shares from 0 to 1 with 95 % intervals between projects. */
export interface WorksLine {
  need: OutcomeNeed;
  measure: OutcomeMeasure;
  projects: number;
  /** Null, as is the rest of the line: fewer than five households, or so few are left without them. */
  households: number | null;
  needs: number | null;
  met: number | null;
  metShare: number | null;
  metInterval: Interval | null;
  personTimes: number | null;
  /** Spending that falls to it. */
  spent: Fen | null;
  perPersonTime: Fen | null;
  perPersonTimeInterval: Interval | null;
  /** Of the projects that have it and a valid survey: a survey asks about the whole project. */
  satisfied: number | null;
  satisfiedInterval: Interval | null;
  answers: number;
}

/**
 * What works 什么有效: for each kind of need and each measure, over all projects, how many cases, how many of the needs
 * were met, what a person-time cost and how satisfied people were. Who got a measure was not drawn by lot: it says
 * what went together, not what caused what. Projects that were terminated count as those that closed, so that failure
 * is not left out.
 */
export function whatWorks(projects: readonly ProjectOutcome[]): WorksLine[] {
  const rows = rowsOf(projects);
  return OUTCOME_NEEDS.flatMap((need) => {
    const own = OUTCOME_MEASURES.flatMap((measure) => rows.get(`${need}/${measure}`) ?? []);
    return own.map((row) => (mayBeShown(row, own) ? workedOut(row) : withheld(row)));
  });
}

interface Row {
  need: OutcomeNeed;
  measure: OutcomeMeasure;
  /** One of each project that has the line. */
  cases: { project: ProjectOutcome; line: OutcomeLine }[];
}

/** By `<need>/<measure>`. */
function rowsOf(projects: readonly ProjectOutcome[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const project of projects) {
    for (const line of project.lines) {
      const { need, measure } = line;
      const row = rows.get(`${need}/${measure}`) ?? { need, measure, cases: [] };
      row.cases.push({ project, line });
      rows.set(`${need}/${measure}`, row);
    }
  }
  return rows;
}

const total = ({ cases }: Row, field: 'households' | 'needs' | 'met' | 'personTimes' | 'spent'): number =>
  cases.reduce((sum, { line }) => sum + line[field], 0);

/** Nought is nobody, and five or more are too many to be told apart. */
const isNobodyOrMany = (count: number) => count === 0 || count >= SMALLEST_GROUP;

/**
 * Whether a row tells of no small group: neither of its own households, nor of the needs that are left when it is taken
 * from all of its kind, or from those that any measure reached.
 */
function mayBeShown(row: Row, rows: readonly Row[]): boolean {
  const needsOf = (measure: OutcomeMeasure) =>
    rows.reduce((sum, one) => (one.measure === measure ? sum + total(one, 'needs') : sum), 0);
  const left = needsOf('all') - total(row, 'needs');
  const leftOfReached = row.measure === 'all' || row.measure === 'none' ? 0 : left - needsOf('none');
  return isNobodyOrMany(total(row, 'households')) && isNobodyOrMany(left) && isNobodyOrMany(leftOfReached);
}

function workedOut(row: Row): WorksLine {
  const { need, measure, cases } = row;
  const met = pooledShare(cases.map(({ line }) => ({ x: line.needs, y: line.met })));
  const cost = pooledCost(cases.map(({ line }) => ({ x: line.personTimes, y: line.spent })));
  const surveys = cases.flatMap(({ project: { satisfaction } }) => satisfaction ?? []);
  const satisfied = pooledShare(surveys.map(({ answers, share }) => ({ x: answers, y: answers * share })));
  return {
    ...{ need, measure, projects: cases.length },
    ...{ households: total(row, 'households'), needs: total(row, 'needs'), met: total(row, 'met') },
    ...{ metShare: met?.share ?? null, metInterval: met?.interval ?? null },
    ...{ personTimes: total(row, 'personTimes'), spent: total(row, 'spent') },
    ...{ perPersonTime: cost?.each ?? null, perPersonTimeInterval: cost?.interval ?? null },
    ...{ satisfied: satisfied?.share ?? null, satisfiedInterval: satisfied?.interval ?? null },
    answers: surveys.reduce((sum, one) => sum + one.answers, 0),
  };
}

/** Only that it is there, and in how many projects. */
function withheld({ need, measure, cases }: Row): WorksLine {
  return {
    ...{ need, measure, projects: cases.length, answers: 0 },
    ...{ households: null, needs: null, met: null, metShare: null, metInterval: null },
    ...{ personTimes: null, spent: null, perPersonTime: null, perPersonTimeInterval: null },
    ...{ satisfied: null, satisfiedInterval: null },
  };
}
