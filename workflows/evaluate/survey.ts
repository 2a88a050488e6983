import type { SurveyInput, SurveyOutcome } from '../../domain/evaluate/survey-input';
import {
  type SurveyDecision,
  type SurveyState,
  surveyLifecycle,
} from '../../domain/evaluate/survey-lifecycle';
import { callBacksDone, surveyClosed, surveyQuotaReached } from '../../domain/evaluate/survey-notices';
import type { DeadlineDraft } from '../../domain/record/deadline';
import { type Actor, BY_DEADLINE, BY_NOTICE } from '../../domain/record/party';
import type { Period } from '../../domain/record/period';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { Process } from '../record/process';
import { followUps } from './follow-ups';

/**
 * A satisfaction survey 满意度: draws its sample, invites, reminds those who have not answered, and closes when
 * everybody has answered or its time is over. Where the rulebook gives time for it, some of those asked by staff are
 * then called back: the evaluation goes on with the result meanwhile. Answers are documents; none of them comes here.
 */
export async function survey(input: SurveyInput): Promise<SurveyOutcome> {
  const { surveyId, projectId, programmeId, round, terms } = input;
  const process = new Process<SurveyState, SurveyDecision>(
    { workflowId: workflowId.survey(surveyId), kind: 'survey', programmeId, projectId },
    surveyLifecycle,
  );
  const also = followUps(process, surveyId);
  const callWithin = terms.callBack?.within;
  let isClosed = false;
  let outcome: SurveyOutcome = { valid: false, validAnswers: 0 };

  const close = async (actor: Actor) => {
    if (isClosed || process.ended) return;
    const draft = closing(input, actor);
    const closed = await process.perform(draft, (step) => core.closeSurvey({ step, surveyId }));
    isClosed = true;
    outcome = closed.outcome;
    if (!callWithin) return;
    await tell(workflowId.evaluation(projectId, round), surveyClosed, outcome);
    if (closed.callBacks === 0) await also.endCallBacks(BY_NOTICE);
  };
  process.onNotice(surveyQuotaReached, () => process.later(() => close(BY_NOTICE)));
  process.onNotice(callBacksDone, () => process.later(() => also.endCallBacks(BY_NOTICE)));

  const { sample } = await process.inTurn(() =>
    process.perform({ decision: 'open', facts: {}, openDeadlines: clocks(input) }, (step) =>
      core.openSurvey({ step, input }),
    ),
  );
  if (sample === 0) await process.inTurn(() => close(BY_NOTICE));
  await process.attend(async ({ key }) => {
    if (key === 'close') return close(BY_DEADLINE);
    if (key === 'call-back') return also.endCallBacks(BY_DEADLINE);
    if (key === 'phone') return also.phoneSilent();
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
      ...(terms.phoneSilentAfter
        ? [{ ...shared, key: 'phone', period: terms.phoneSilentAfter, byDefault: 'survey.phones-silent' }]
        : []),
    ];
  }
}

function callBackClock(bureauId: string, period: Period): DeadlineDraft {
  const byDefault = 'survey.nobody-called-back';
  return { key: 'call-back', party: 'bureau', organisationId: bureauId, period, byDefault };
}

/** Closes at the date, or at the quota; the clock for call-backs starts where the rulebook has one. */
function closing({ bureauId, terms }: SurveyInput, actor: Actor) {
  const isLapsed = actor === BY_DEADLINE;
  const task = isLapsed ? ('lapsed' as const) : ('done' as const);
  const { callBack, phoneSilentAfter } = terms;
  const within = callBack?.within;
  return {
    decision: within ? ('close-to-call-back' as const) : ('close' as const),
    actor,
    facts: {},
    closeTasks: ['ask', ...(phoneSilentAfter ? ['phone'] : [])].flatMap((key) => [
      { key, as: task },
      { key: `${key}/*`, as: task },
    ]),
    closeDeadlines: [
      { key: 'remind/*', as: 'cancelled' as const },
      ...(phoneSilentAfter ? [{ key: 'phone', as: 'cancelled' as const }] : []),
      { key: 'close', as: isLapsed ? ('lapsed' as const) : ('met' as const) },
    ],
    ...(within && { openDeadlines: [callBackClock(bureauId, within)] }),
  };
}
