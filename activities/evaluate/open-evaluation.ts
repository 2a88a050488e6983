import { evaluationId, surveyId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import type { Judge } from '../../domain/evaluate/judge';
import { judgedBy } from '../../domain/evaluate/judged-by';
import { roundOf } from '../../domain/evaluate/round-of';
import { scoringParties } from '../../domain/evaluate/scoring-parties';
import type { Rulebook } from '../../domain/publish/rulebook';
import { businessInstant } from '../../domain/record/clock';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { readClock, recordStep } from '../record/record-step';
import { askJudges, judgesOf } from './ask-judges';
import { drawEvaluators } from './draw-evaluators';
import { plain } from './plain';
import { readMeasures } from './read-measures';

export interface OpenedEvaluation {
  recorded: RecordedStep;
  terms: EvaluationTerms;
  judges: Judge[];
}

/**
 * Opens a round: draws its evaluators by a recorded seed, takes the first measures, and gives every judge an own
 * clock and task. Running it twice opens it once, with the first draw.
 */
export async function openEvaluation(
  deps: ActivityDeps,
  { step, input }: { step: Step; input: EvaluationInput },
): Promise<OpenedEvaluation> {
  const { store } = deps;
  const id = evaluationId(input.projectId, input.round);
  const { rulebook } = await store.rulebooks.need(input.rulebookHash);
  const round = roundOf(rulebook, input.round);
  const at = step.at ?? businessInstant(await readClock(store), deps.now());
  const draw = await drawEvaluators(store, input, {
    count: round.evaluators,
    seed: deps.newSeed(),
    lookBackYears: rulebook.review.lookBackYears,
    leastAppraisal: rulebook.review.draw?.leastAppraisal,
    at,
  });
  const { partnerIds: named = [] } = await store.projects.need(input.projectId);
  const parties = scoringParties(round, {
    street: input.streetId !== null,
    evaluators: draw.drawn.length > 0,
    partners: named.length > 0,
  });
  const evaluatorIds = parties.includes('evaluators') ? draw.drawn : [];
  const partnerIds = parties.includes('partners') ? named : [];
  const judges = judgesOf(parties, evaluatorIds, partnerIds);
  const measures = await readMeasures(store, input.projectId, at);
  const recorded = await recordStep(
    deps,
    {
      ...step,
      at,
      facts: {
        rulebookHash: input.rulebookHash,
        round: input.round,
        parties,
        wanted: round.evaluators,
        draw: plain(draw),
        ...(partnerIds.length > 0 && { partners: partnerIds }),
      },
      ...askJudges(judges, input, { scoreWithin: round.scoreWithin, reminders: rulebook.reminders }),
    },
    async (openedAt) => {
      await store.evaluations.insert({
        ...blankEvaluation(input, openedAt),
        state: step.state,
        seed: draw.seed,
        evaluatorIds,
        ...(partnerIds.length > 0 && { partnerIds }),
        parties,
        measures,
      });
    },
  );
  const opened = await store.evaluations.need(id);
  return {
    recorded,
    terms: termsOf(rulebook, input.round, opened.evaluatorIds.length > 0),
    judges: judgesOf(opened.parties, opened.evaluatorIds, opened.partnerIds ?? []),
  };
}

function blankEvaluation(input: EvaluationInput, at: string): EvaluationRecord {
  const { projectId, programmeId, organisationId, bureauId, streetId, rulebookHash, round } = input;
  return {
    id: evaluationId(projectId, round),
    projectId,
    programmeId,
    organisationId,
    bureauId,
    streetId,
    rulebookHash,
    round,
    state: 'scoring',
    seed: '',
    evaluatorIds: [],
    parties: [],
    abstained: [],
    surveyId: surveyId(projectId, round),
    measures: {},
    score: null,
    grade: null,
    passed: null,
    vetoes: [],
    claims: [],
    derivation: null,
    findings: [],
    statements: {},
    response: null,
    appeal: null,
    reportDocumentIds: { html: null, pdf: null },
    openedAt: at,
    draftedAt: null,
    finalAt: null,
  };
}

function termsOf(rulebook: Rulebook, roundId: string, hasEvaluators: boolean): EvaluationTerms {
  const { indicators, vetoes: _vetoes, title: _title, ...round } = roundOf(rulebook, roundId);
  const { questions: _questions, ...survey } = rulebook.survey;
  const { appraisal } = rulebook.evaluation;
  return {
    ...{ round, survey, reminders: rulebook.reminders },
    ...(indicators.some((one) => one.whenSurveyInvalid) && { surveyInvalid: 'by-indicator' as const }),
    ...(round.evaluators > 0 &&
      judgedBy(indicators, 'evaluators').length > 0 && { replaceSilent: true as const }),
    ...(appraisal && hasEvaluators && { appraiseWithin: appraisal.within }),
  };
}
