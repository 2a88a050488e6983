import { condition, executeChild } from '@temporalio/workflow';
import { surveyId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import type { SurveyInput, SurveyOutcome } from '../../domain/evaluate/survey-input';
import { surveyClosed } from '../../domain/evaluate/survey-notices';
import { workflowId } from '../../domain/record/workflow-id';
import { startDetached } from '../record/children';
import type { Process } from '../record/process';
import { survey } from './survey';

/**
 * The recipients speak through a survey of its own; one that is not valid leaves the denominator, or does as each
 * indicator says, with the reason. A survey that calls back afterwards outlives the wait for it: it tells its result.
 */
export function askRecipients(
  process: Process<EvaluationState, EvaluationDecision>,
  { projectId, programmeId, bureauId, streetId, rulebookHash, round }: EvaluationInput,
) {
  const id = surveyId(projectId, round);
  let told: SurveyOutcome | null = null;
  process.onNotice(surveyClosed, (outcome) => {
    told = outcome;
  });

  const outlived = async (input: SurveyInput): Promise<SurveyOutcome> => {
    await startDetached(survey, workflowId.survey(id), input);
    await condition(() => told !== null);
    return told as unknown as SurveyOutcome;
  };

  return {
    /** Waits for the survey's result and records what it means. */
    async asked({ survey: terms, surveyInvalid }: EvaluationTerms): Promise<void> {
      const asking = { surveyId: id, projectId, programmeId, bureauId, streetId, rulebookHash, round, terms };
      const { valid, validAnswers } = await (terms.callBack?.within
        ? outlived(asking)
        : executeChild(survey, { workflowId: workflowId.survey(id), args: [asking] }));
      const { minimumValid } = terms;
      const effect = valid
        ? 'counts'
        : surveyInvalid
          ? 'indicators-of-the-survey-follow-their-own-rule'
          : 'indicators-of-the-survey-leave-the-denominator';
      await process.inTurn(() =>
        process.record({
          decision: 'take-survey',
          facts: { surveyId: id, valid, validAnswers, minimumValid, effect },
        }),
      );
    },
  };
}
