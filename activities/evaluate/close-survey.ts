import { type CallBack, drawCallBacks } from '../../domain/evaluate/call-back';
import type { SurveyOutcome } from '../../domain/evaluate/survey-input';
import type { Answer, SurveyResult } from '../../domain/evaluate/survey-record';
import type { SurveySign } from '../../domain/evaluate/survey-sign';
import { surveySigns } from '../../domain/evaluate/survey-signs';
import { satisfiedBy, surveyResult } from '../../domain/evaluate/survey-statistics';
import type { SurveyTerms } from '../../domain/evaluate/survey-terms';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { TaskDraft } from '../../domain/record/task';
import type { ActivityDeps } from '../deps';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';
import { plain } from './plain';

/**
 * Closes a survey and computes its result. From the same transaction on no answer is taken; what somebody began and
 * did not send is forgotten. Signs of made-up answers go on the survey's record for those who check, and not into the
 * journal, which the provider reads.
 */
export async function closeSurvey(
  deps: RecordDeps & Pick<ActivityDeps, 'newSeed'>,
  { step, surveyId }: { step: Step; surveyId: string },
): Promise<{ recorded: RecordedStep; outcome: SurveyOutcome; callBacks: number }> {
  const { store } = deps;
  const { rulebookHash, bureauId, frame, strata } = await store.surveys.need(surveyId);
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const closed = async () => {
    const answers = await store.answers.find({ surveyId });
    return { answers, result: surveyResult(rulebook.survey, answers, frame, strata) };
  };
  const before = await closed();
  const calling = await callBacksOf(deps, surveyId, rulebook.survey);
  const recorded = await recordStep(
    deps,
    {
      ...step,
      ...(calling?.callBacks.length
        ? { openTasks: callBackTask(step, surveyId, bureauId) }
        : { openDeadlines: [] }),
      facts: {
        ...factsOf(before.result, before.answers.length, rulebook.survey.minimumValid),
        ...(calling && { callBackSeed: calling.seed, callBacks: calling.callBacks.length }),
      },
    },
    async (at) => {
      const { answers, result } = await closed();
      if (answers.length !== before.answers.length)
        throw new Error('an answer came in while the survey closed; it is closed again');
      const valid = answers.filter((answer) => answer.valid);
      await store.surveys.put(surveyId, {
        state: 'closed',
        closedAt: at,
        result,
        answers: answers.length,
        validAnswers: valid.length,
        ...(calling && { callBacks: calling.callBacks }),
        signs: await signsOf(deps, surveyId, rulebook.survey, valid),
      });
    },
  );
  // Also what was kept while it closed; whoever keeps anything from now on sees that it has.
  await store.keptAnswers.removeAll({ surveyId });
  const { result, validAnswers, callBacks = [] } = await store.surveys.need(surveyId);
  return {
    recorded,
    outcome: { valid: result?.valid ?? false, validAnswers },
    callBacks: callBacks.length,
  };
}

/** Asked for where the step opens a clock for it. */
function callBackTask({ openDeadlines = [] }: Step, surveyId: string, bureauId: string): TaskDraft[] {
  return openDeadlines.map(({ key }) => ({
    key,
    what: 'survey.call-back',
    for: { role: 'bureau-officer' as const, organisationId: bureauId },
    deadlineKey: key,
    at: `/surveys/${surveyId}/call-backs`,
  }));
}

/**
 * Drawn of those who have no link, so that only staff can have asked them or handed them a code; of the others it is
 * kept nowhere.
 */
async function callBacksOf(
  { store, newSeed }: RecordDeps & Pick<ActivityDeps, 'newSeed'>,
  surveyId: string,
  { callBack }: SurveyTerms,
): Promise<{ seed: string; callBacks: CallBack[] } | null> {
  if (!callBack) return null;
  const asked = await store.invitations.find({ surveyId, mode: 'staff', usedAt: { $ne: null } });
  const seed = newSeed();
  const ids = asked.map((one) => one.householdId);
  return { seed, callBacks: drawCallBacks(ids, callBack, seed) };
}

async function signsOf(
  { store }: RecordDeps,
  surveyId: string,
  terms: SurveyTerms,
  answers: readonly Answer[],
): Promise<SurveySign[]> {
  if (!terms.signs) return [];
  const { sameDevice = 0 } = await store.surveys.need(surveyId);
  const used = await store.invitations.find({ surveyId, usedAt: { $ne: null } });
  const usedAt = used.flatMap((one) => one.usedAt ?? []);
  return surveySigns(terms.signs, terms.questions, satisfiedBy(terms), { answers, usedAt, sameDevice });
}

function factsOf(result: SurveyResult, answers: number, minimumValid: number) {
  return { answers, minimumValid, result: plain(result) };
}
