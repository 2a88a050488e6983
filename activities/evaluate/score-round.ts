import { type Composite, composite } from '../../domain/evaluate/composite';
import type { MeasureValues } from '../../domain/evaluate/departure';
import type { EvaluationRecord, ScoreSheet } from '../../domain/evaluate/evaluation-record';
import { recordValues } from '../../domain/evaluate/record-values';
import { roundOf } from '../../domain/evaluate/round-of';
import type { SurveyRecord } from '../../domain/evaluate/survey-record';
import type { EvaluationRound, Rulebook } from '../../domain/publish/rulebook';
import type { Json } from '../../domain/record/journal';
import type { Store } from '../../domain/record/store';
import { plain } from './plain';
import { sheetFacts } from './submit-sheet';

export interface ScoredRound {
  rulebook: Rulebook;
  round: EvaluationRound;
  /** Sheets that count. */
  sheets: ScoreSheet[];
  survey: SurveyRecord | null;
  result: Composite;
  /** Rule, inputs and outcome for the journal: enough to score the round again. */
  facts: Json;
}

/**
 * Scores a round from what is recorded: the sheets handed in, the measures and the survey, by the pinned rulebook.
 * @param rescored sheets that take the place of those they replace
 */
export async function scoreRound(
  store: Store,
  evaluation: EvaluationRecord,
  measures = evaluation.measures,
  rescored: readonly ScoreSheet[] = [],
): Promise<ScoredRound> {
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const round = roundOf(rulebook, evaluation.round);
  const submitted = await store.scoreSheets.find(
    { evaluationId: evaluation.id, submittedAt: { $ne: null } },
    { sort: { id: 1 } },
  );
  const replaced = new Set(rescored.map((sheet) => sheet.replaces));
  const standing = submitted.filter((sheet) => !sheet.replacedBy && !replaced.has(sheet.id));
  const sheets = [...standing, ...rescored.filter((sheet) => !standing.some((one) => one.id === sheet.id))];
  const survey = evaluation.surveyId === null ? null : await store.surveys.get(evaluation.surveyId);
  const values = measureValues(measures, survey);
  const result = composite({ ...round, sheets, measures: values });
  const facts = plain({
    rule: { rulebookHash: evaluation.rulebookHash, round: evaluation.round },
    inputs: { sheets: sheets.map(sheetFacts), measures: values },
    outcome: {
      ...{ score: result.score, earned: result.earned, of: result.of, total: result.total },
      ...(result.departures && { departures: result.departures }),
    },
  });
  return { rulebook, round, sheets, survey, result, facts };
}

function measureValues(measures: EvaluationRecord['measures'], survey: SurveyRecord | null): MeasureValues {
  return { ...recordValues(measures), satisfaction: survey?.result?.valid ? survey.result.satisfied : null };
}

/** How far judges departed from the records, for the evaluation's own fields; a veto leaves no points either way. */
export function departureFields({ result }: ScoredRound, vetoes: readonly string[] = []) {
  const { departures } = result;
  if (!departures) return {};
  return { departures: vetoes.length > 0 ? { ...departures, scoreWithout: 0 } : departures };
}
