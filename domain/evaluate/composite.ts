import {
  type Departure,
  departuresFrom,
  derivedPoints,
  type MarkedSheet,
  type MeasureValues,
  mayDepart,
  standingPoints,
  withoutDepartures,
} from './departure';
import type { DepartureFigures } from './departure-terms';
import { exact, sumOf } from './exact';
import type { Indicator, Measure } from './indicator';
import { isScoringParty } from './judged-by';
import type { JudgingParty } from './judging-party';
import { isMeasured, type MeasureRule, measureOf, scoreIndicator } from './score-indicator';
import { standsIn, surveyInvalidFor } from './survey-invalid';
import type { SurveyInvalid } from './survey-invalid-terms';
import { type Effect, type Total, type TotalTerms, totalOf } from './total';

/** What the judges gave and what the records say; the survey's share of satisfied recipients is a measure as well. */
export interface CompositeInput extends TotalTerms {
  indicators: readonly Indicator[];
  sheets: readonly MarkedSheet[];
  /** null or absent: not known, so what reads it leaves the denominator. */
  measures: MeasureValues;
}

/** How one party's part of one indicator came about. */
export interface PartyScore {
  party: JudgingParty;
  /** Per cent, as in the rulebook. */
  weight: number;
  /** Per cent after the weight of parties that did not score was shared out; 0 for those. */
  effectiveWeight: number;
  /** Points given by each judge of the party, ascending; or the one that was computed. */
  marks: number[];
  /** What the judges read, ascending, where the rule turns a reading into points. */
  readings?: number[];
  /** Mean of the marks as a share of the full points, 0-1; null when the party did not score. */
  share: number | null;
}

export interface IndicatorScore {
  indicator: string;
  points: number;
  measure: Measure | null;
  value: number | null;
  parties: PartyScore[];
  /** 0-1; null when nobody scored: the indicator leaves the denominator. */
  share: number | null;
  earned: number | null;
  /** Absent: it counts among the 100 points. */
  effect?: Effect;
  /** The survey was not valid: what became of the recipients' part. Absent: it was, or they have none. */
  surveyInvalid?: SurveyInvalid;
  /** What the records alone earn, where the rulebook lets judges depart from it; null: there is nothing to measure. */
  derived?: number | null;
  /** Judges who departed from what the records earn; absent: nobody did. */
  departures?: Departure[];
}

export interface Composite {
  /** 0 … the round's ceiling, unrounded; null when nothing at all was scored. */
  score: number | null;
  /** Points earned, and the points of the indicators that were scored; without what comes on top. */
  earned: number;
  of: number;
  total: Total;
  indicators: IndicatorScore[];
  /** Absent: the rulebook allows none. */
  departures?: DepartureFigures;
}

/**
 * The score of a round: for each indicator the weighted mean of its parties' shares over the parties that scored;
 * over the round, points earned by points scored, on 100, with what comes on top of it ({@link totalOf}). Every
 * number that led to it is in the answer.
 */
export function composite(input: CompositeInput): Composite {
  const scores = input.indicators.map((indicator) => ({ indicator, ...scoreOne(indicator, input) }));
  const counting = scores.flatMap(({ indicator, share }) =>
    share === null || indicator.effect ? [] : [{ points: indicator.points, share }],
  );
  // Noise is removed once, at the end: rounding a share first would take 94 points for 93.999999995.
  const total = totalOf(
    scores.map(({ indicator, share }) => ({ ...indicator, share })),
    input,
  );
  return {
    score: total.score,
    earned: exact(sumOf(counting.map((one) => one.share * one.points))),
    of: sumOf(counting.map((one) => one.points)),
    total,
    indicators: scores.map(({ line }) => line),
    ...(input.indicators.some(({ departure }) => departure) && {
      departures: departureFigures(
        input,
        total.score,
        scores.map(({ line }) => line),
      ),
    }),
  };
}

function departureFigures(
  input: CompositeInput,
  score: number | null,
  lines: readonly IndicatorScore[],
): DepartureFigures {
  const count = sumOf(lines.map(({ departures = [] }) => departures.length));
  if (count === 0) return { count, scoreWithout: score };
  return { count, scoreWithout: composite({ ...input, sheets: withoutDepartures(input.sheets) }).score };
}

function scoreOne(
  indicator: Indicator,
  input: CompositeInput,
): { line: IndicatorScore; share: number | null } {
  const measure = measureOf(indicator.rule);
  const value = measure === null ? null : (input.measures[measure] ?? null);
  const shares = indicator.judges.map(({ party, weight }) => ({
    party,
    weight,
    marks: marksOf(indicator, party, input),
  }));
  const total = sumOf(shares.filter((one) => one.marks.length > 0).map((one) => one.weight));
  const parties = shares.map(({ party, weight, marks }): PartyScore => {
    const counts = marks.length > 0 && total > 0;
    const readings = readingsOf(indicator, party, input);
    return {
      ...(readings.length > 0 && { readings }),
      party,
      weight,
      effectiveWeight: counts ? exact((weight / total) * 100) : 0,
      marks,
      share: counts ? meanShare(marks, indicator.points) : null,
    };
  });
  const counted = parties.filter((one) => one.share !== null);
  const surveyInvalid = surveyInvalidFor(indicator, input.measures);
  const departures = departuresFrom(indicator, input.sheets, input.measures);
  const judged =
    counted.length > 0 ? sumOf(counted.map((one) => one.weight * (one.share ?? 0))) / total : null;
  const share = surveyInvalid?.kind === 'fails' ? 0 : judged;
  const line: IndicatorScore = {
    indicator: indicator.id,
    points: indicator.points,
    measure,
    value,
    parties,
    share: share === null ? null : exact(share),
    earned: share === null ? null : exact(share * indicator.points),
    ...(indicator.effect && { effect: indicator.effect }),
    ...(surveyInvalid && { surveyInvalid }),
    ...(indicator.departure && { derived: derivedPoints(indicator, input.measures) }),
    ...(departures.length > 0 && { departures }),
  };
  return { line, share };
}

function meanShare(marks: readonly number[], points: number): number {
  return points > 0 ? sumOf(marks) / marks.length / points : 0;
}

/** The marks of one party for one indicator, ascending so that the order of judges cannot matter. */
function marksOf(indicator: Indicator, party: JudgingParty, input: CompositeInput): number[] {
  const computed = isScoringParty(party) ? [] : computedMark(indicator, party, input.measures);
  const instead = party === 'recipients' ? surveyInvalidFor(indicator, input.measures)?.kind : undefined;
  if (instead === 'zero' || instead === 'fails') return [0];
  const counts = ({ party: judge }: MarkedSheet) => {
    if (instead === 'judged-by') return standsIn(indicator, judge);
    return party === 'records' ? movesRecords(indicator, judge) : judge === party;
  };
  const marks = input.sheets
    .filter(counts)
    .flatMap((sheet) => sheet.marks.filter((mark) => mark.indicator === indicator.id));
  if (instead === undefined && (party === 'recipients' || (party === 'records' && marks.length === 0)))
    return computed;
  const now = derivedPoints(indicator, input.measures);
  return marks
    .map((mark) => standingPoints(mark, now))
    .flatMap((points) => (points === null ? [] : [points]))
    .sort((a, b) => a - b);
}

/** Judges without a weight of their own depart with that of the records. */
function movesRecords(indicator: Indicator, party: JudgingParty): boolean {
  return mayDepart(indicator, party) && !indicator.judges.some((judge) => judge.party === party);
}

function readingsOf(indicator: Indicator, party: JudgingParty, { sheets }: CompositeInput): number[] {
  return sheets
    .filter((sheet) => sheet.party === party)
    .flatMap((sheet) => sheet.marks.filter((mark) => mark.indicator === indicator.id))
    .flatMap(({ points, reading }) => (points === null || reading === undefined ? [] : [reading]))
    .sort((a, b) => a - b);
}

function computedMark(
  indicator: Indicator,
  party: 'records' | 'recipients',
  measures: CompositeInput['measures'],
): number[] {
  const { rule, points } = indicator;
  const own: MeasureRule | null =
    isMeasured(rule) && (party === 'records' || rule.measure === 'satisfaction')
      ? rule
      : party === 'recipients'
        ? { kind: 'proportional', measure: 'satisfaction' }
        : null;
  const value = own && (measures[own.measure] ?? null);
  return own && value !== null ? [scoreIndicator(own, points, value)] : [];
}
