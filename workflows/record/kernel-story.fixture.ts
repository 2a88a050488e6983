import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { Carried } from '../../domain/record/carried';
import { type DecisionInput, decisionType, noticeType } from '../../domain/record/decision';
import type { Lifecycle } from '../../domain/record/lifecycle';
import { BY_DEADLINE } from '../../domain/record/party';
import { Process } from './process';

export type StoryState = 'asked' | 'answered' | 'lapsed';
export type StoryDecision = 'ask' | 'nudge' | 'answer' | 'lapse';

export const storyLifecycle: Lifecycle<StoryState, StoryDecision> = {
  name: 'story',
  initial: 'asked',
  table: { asked: { ask: 'asked', nudge: 'asked', answer: 'answered', lapse: 'lapsed' } },
};

export const answerStory = decisionType<DecisionInput & { text: string }>('answer');
export const nudgeStory = decisionType<DecisionInput>('nudge');

/** Has the process continue as new. */
export const renewStory = noticeType<Record<string, never>>('renew');

export interface StoryInput {
  days: number;
  carried?: Carried<StoryState>;
}

/** The smallest process there can be: one question, one deadline, one answer. */
export async function kernelStory(input: StoryInput): Promise<string> {
  let renewed = false;
  const process = new Process(
    { workflowId: workflowInfo().workflowId, kind: 'programme', programmeId: 'p' },
    storyLifecycle,
    input.carried,
  );
  process.onNotice(renewStory, () => {
    renewed = true;
  });
  process.onDecision(
    answerStory,
    'answer',
    async ({ actor, at, text }) => {
      await process.record({
        decision: 'answer',
        actor,
        at,
        facts: { text },
        closeTasks: [{ key: 'answer', as: 'done' }],
        closeDeadlines: [{ key: 'answer', as: 'met' }],
      });
      return { state: process.state };
    },
    ({ text }) => {
      if (text === '') throw new TypeError('a plain error in a validator must not wedge the workflow');
    },
  );
  process.onDecision(nudgeStory, 'nudge', async ({ actor, at }) => {
    await process.record({ decision: 'nudge', actor, at, facts: {} });
    return { state: process.state };
  });
  if (!input.carried)
    await process.inTurn(() =>
      process.record({
        decision: 'ask',
        facts: {},
        openTasks: [
          { key: 'answer', what: 'story.answer', for: { role: 'bureau-officer' }, deadlineKey: 'answer' },
        ],
        openDeadlines: [
          {
            key: 'answer',
            party: 'bureau',
            period: { count: input.days, unit: 'day' },
            byDefault: 'story.lapses',
            reminders: [{ count: 1, unit: 'day' }],
          },
        ],
      }),
    );
  const answered = await process.until(() => process.ended || renewed, 'answer');
  if (answered && !process.ended) {
    await process.allAnswered();
    await continueAsNew<typeof kernelStory>({ ...input, carried: process.carry() });
  }
  if (!answered) {
    await process.inTurn(() =>
      process.record({
        decision: 'lapse',
        actor: BY_DEADLINE,
        facts: {},
        closeTasks: [{ key: 'answer', as: 'lapsed' }],
        closeDeadlines: [{ key: 'answer', as: 'lapsed' }],
      }),
    );
  }
  await process.allAnswered();
  return process.state;
}
