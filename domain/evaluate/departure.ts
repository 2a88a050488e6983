import { exact } from './exact';
import type { Indicator, Measure } from './indicator';
import type { JudgingParty } from './judging-party';
import type { Mark } from './mark';
import { isMeasured, scoreIndicator } from './score-indicator';

/** Values of the measures; null or absent: there is nothing to measure. */
export type MeasureValues = { readonly [measure in Measure]?: number | null };

/** A judge's points in place of those that the records earn; null: there are none, or it does not apply. */
export interface Departure {
  party: JudgingParty;
  /** What the records earn as they are scored. */
  from: number | null;
  /** What they earned when the judge saw them, where that was something else. */
  seen?: number | null;
  to: number | null;
  reason: string;
}

/** Whether the sheets of a party carry the points of the records for an indicator. */
export function mayDepart({ departure }: Indicator, party: JudgingParty): boolean {
  return departure?.by.some((one) => one === party) ?? false;
}

/** Points that an indicator's measure earns by its rule, unrounded; null: there is nothing to measure. */
export function derivedPoints({ rule, points }: Indicator, measures: MeasureValues): number | null {
  const value = isMeasured(rule) ? (measures[rule.measure] ?? null) : null;
  return isMeasured(rule) && value !== null ? scoreIndicator(rule, points, value) : null;
}

/** Whether a mark stands apart from what the records earned when it was given. */
export function departs({ points, derived }: Pick<Mark, 'points' | 'derived'>): boolean {
  return derived !== undefined && points !== derived;
}

/** Whether two marks say the same: both follow the records, or both give the same points. */
export function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  const follows = (mark: Mark | undefined) => mark?.derived !== undefined && !departs(mark);
  return follows(one) ? follows(other) : one?.points === other?.points;
}

/** A form shows two decimals: what is not further off than their rounding are the points of the records. */
const ROUNDING = 0.005;

/** A mark beside the points of the records: without points of its own, or with the same, it follows them. */
export function besideRecords(
  indicator: Indicator,
  measures: MeasureValues,
  mark: { points?: number | null | undefined; comment: string },
): Mark {
  const derived = derivedPoints(indicator, measures);
  const { points = derived, comment } = mark;
  const follows = points !== null && derived !== null && exact(Math.abs(points - derived)) <= ROUNDING;
  return { indicator: indicator.id, points: follows ? derived : points, derived, comment };
}

/** The marks of a party's sheet for what the records earn, where it has none yet. */
export function marksFromRecords(
  indicators: readonly Indicator[],
  party: JudgingParty,
  measures: MeasureValues,
  given: readonly { indicator: string }[],
): Mark[] {
  return indicators
    .filter((one) => mayDepart(one, party) && !given.some(({ indicator }) => indicator === one.id))
    .map((one) => besideRecords(one, measures, { comment: '' }));
}

/** A sheet as far as a score reads it. */
export interface MarkedSheet {
  party: JudgingParty;
  marks: readonly (Omit<Mark, 'comment'> & { comment?: string })[];
}

/** What a mark comes to: one that follows the records earns what they earn now. */
export function standingPoints(
  { points, derived }: MarkedSheet['marks'][number],
  now: number | null,
): number | null {
  return derived === undefined || departs({ points, derived }) ? points : now;
}

/** Every departure from what the records earn for an indicator, in an order that the order of judges cannot change. */
export function departuresFrom(
  indicator: Indicator,
  sheets: readonly MarkedSheet[],
  measures: MeasureValues,
): Departure[] {
  const from = derivedPoints(indicator, measures);
  const departures = sheets
    .filter(({ party }) => mayDepart(indicator, party))
    .flatMap(({ party, marks }) =>
      marks
        .filter((mark) => mark.indicator === indicator.id && departs(mark))
        .filter(({ points }) => points !== from)
        .map(
          ({ points: to, derived: seen = null, comment: reason = '' }): Departure => ({
            ...{ party, from, to, reason },
            ...(seen !== from && { seen }),
          }),
        ),
    );
  const place = ({ party, to, reason }: Departure) => [party, to ?? '', reason].join('|');
  return departures.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The sheets as if no judge had departed from the records. */
export function withoutDepartures(sheets: readonly MarkedSheet[]): MarkedSheet[] {
  return sheets.map(({ party, marks }) => ({
    party,
    marks: marks.map((mark) => (mark.derived === undefined ? mark : { ...mark, points: mark.derived })),
  }));
}
