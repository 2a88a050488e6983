import type { SurveyDecision, SurveyState } from '../../domain/evaluate/survey-lifecycle';
import { type Actor, BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { Process } from '../record/process';

/** What staff are asked to do beside asking: phone the silent while a survey is open, and call some back once it has closed. */
export function followUps(process: Process<SurveyState, SurveyDecision>, surveyId: string) {
  return {
    /** Call in turn, as all of these. */
    async phoneSilent(): Promise<void> {
      const draft = {
        decision: 'follow-up' as const,
        actor: BY_DEADLINE,
        facts: {},
        closeDeadlines: [{ key: 'phone', as: 'met' as const }],
      };
      await process.perform(draft, (step) => core.phoneSilent({ step, surveyId }));
    },
    /** @param actor the deadline, or the notice that all were reached; once it has ended there is nothing to do */
    async endCallBacks(actor: Actor): Promise<void> {
      if (process.state !== 'calling-back') return;
      const lapsed = actor === BY_DEADLINE;
      const draft = {
        decision: 'end-call-backs' as const,
        actor,
        facts: {},
        closeTasks: [{ key: 'call-back', as: lapsed ? ('lapsed' as const) : ('done' as const) }],
        closeDeadlines: [{ key: 'call-back', as: lapsed ? ('lapsed' as const) : ('met' as const) }],
      };
      await process.perform(draft, (step) => core.endCallBacks({ step, surveyId }));
    },
  };
}
