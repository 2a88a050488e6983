import type { SurveyInput, SurveyOutcome } from '../../domain/evaluate/survey-input';
import {
  type SurveyDecision,
  type SurveyState,
  surveyLifecycle,
} from '../../domain/evaluate/survey-lifecycle';
import { surveyQuotaReached } from '../../domain/evaluate/survey-notices';
import type { DeadlineDraft } from '../../domain/record/deadline';
import { type Actor, BY_DEADLINE, BY_NOTICE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { Process } from '../record/process';

/**
 * A satisfaction survey 满意度: draws its sample, invites, reminds those who have not answered, and closes when
 * everybody has answered or its time is over. Answers are documents; none of them comes here.
 */
export async function survey(input: SurveyInput): Promise<SurveyOutcome> {
  const { surveyId, projectId, programmeId, terms } = input;
  const process = new Process<SurveyState, SurveyDecision>(
    { workflowId: workflowId.survey(surveyId), kind: 'survey', programmeId, projectId },
    surveyLifecycle,
  );
  let outcome: SurveyOutcome = { valid: false, validAnswers: 0 };

  const close = async (actor: Actor) => {
    if (process.ended) return;
    const draft = {
      decision: 'close' as const,
      actor,
      facts: {},
      closeTasks: [{ key: 'ask', as: actor === BY_DEADLINE ? ('lapsed' as const) : ('done' as const) }],
      closeDeadlines: [
        { key: 'remind/*', as: 'cancelled' as const },
        { key: 'close', as: actor === BY_DEADLINE ? ('lapsed' as const) : ('met' as const) },
      ],
    };
    const closed = await process.perform(draft, (step) => core.closeSurvey({ step, surveyId }));
    outcome = closed.outcome;
  };
  process.onNotice(surveyQuotaReached, () => process.later(() => close(BY_NOTICE)));

  const { sample } = await process.inTurn(() =>
    process.perform({ decision: 'open', facts: {}, openDeadlines: clocks(input) }, (step) =>
      core.openSurvey({ step, input }),
    ),
  );
  if (sample === 0) await process.inTurn(() => close(BY_NOTICE));
  await process.attend(async ({ key }) => {
    if (key === 'close') return close(BY_DEADLINE);
    const draft = { decision: 'remind' as const, facts: {}, closeDeadlines: [{ key, as: 'met' as const }] };
    await process.perform(draft, (step) => core.remindSurvey({ step, surveyId, reminder: key }));
  });
  await process.allAnswered();
  return outcome;

  function clocks({ bureauId }: SurveyInput): DeadlineDraft[] {
    const shared = { party: 'recipients' as const };
    return [
      { ...shared, key: 'close', period: terms.open, byDefault: 'survey.closes', organisationId: bureauId },
      ...terms.remindAfter.map((period, index) => ({
        ...shared,
        key: `remind/${index}`,
        period,
        byDefault: 'survey.reminds',
      })),
    ];
  }
}
