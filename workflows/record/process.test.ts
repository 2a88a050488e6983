import { createRecordActivities } from '../../activities/record';
import { guarded } from '../../activities/record/guarded';
import { toDeadline } from '../../activities/record/record-step';
import { ANSWERS_KEPT } from '../../domain/record/carried';
import { PLAIN_CLOCK } from '../../domain/record/clock';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import { clockMoved, deadlineMoved } from '../../domain/record/time-notices';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';
import { answerStory, nudgeStory, renewStory } from './kernel-story.fixture';

const officer: Actor = {
  kind: 'person',
  userId: 'officer',
  organisationId: 'bureau',
  role: 'bureau-officer',
};

const FAR = { key: 'answer', party: 'bureau', byDefault: 'story.lapses' } as const;

let database: TestDatabase;
let time: WorkflowEnvironment;

/** By process: what others do once its step is in the records, before the process itself hears of that. */
const onceRecorded = new Map<string, () => Promise<void>>();

beforeAll(async () => {
  database = await testDatabase();
  time = await workflowEnvironment({
    workflowsPath: require.resolve('./kernel-story.fixture'),
    activities: (now) => {
      const { recordStep, ...others } = createRecordActivities(testDeps(database.store, now));
      const recordThenTell: typeof recordStep = async (step) => {
        const recorded = await recordStep(step);
        await onceRecorded.get(step.process.workflowId)?.();
        return recorded;
      };
      return guarded({ ...others, recordStep: recordThenTell });
    },
  });
  await database.store.users.insert({
    id: 'officer',
    email: 'officer@bureau.example',
    name: 'officer',
    organisationId: 'bureau',
    roles: ['bureau-officer'],
    passwordHash: null,
    failedSignIns: 0,
    lockedUntil: null,
    active: true,
    language: 'zh',
    evaluator: null,
  });
}, 60_000);

afterAll(async () => {
  await time?.stop();
  await database?.release();
});

const ended = (id: string) => time.env.client.workflow.getHandle(id).result();
const asked = (id: string) =>
  time.eventually(() => database.store.deadlines.first({ workflowId: id, status: 'open' }));
const decisions = async (id: string) =>
  (await database.store.journal.find({ stream: id }, { sort: { seq: 1 } })).map(({ decision }) => decision);

const lastInstant = async (id: string) =>
  (await database.store.journal.first({ stream: id }, { sort: { seq: -1 } }))?.at ?? '';

async function story(id: string, days: number): Promise<void> {
  await time.start('kernelStory', id, { days });
}

describe('a process with one question and one deadline', () => {
  it('closes its task and deadline when the answer comes in time', async () => {
    await story('story/answered', 5);
    await asked('story/answered');
    await time.decide('story/answered', answerStory, { actor: officer, text: 'yes' });
    expect(await ended('story/answered')).toBe('answered');
    const [task] = await database.store.tasks.find({ workflowId: 'story/answered' });
    const [deadline] = await database.store.deadlines.find({ workflowId: 'story/answered' });
    expect([task?.status, deadline?.status]).toEqual(['done', 'met']);
    expect(await decisions('story/answered')).toEqual(['ask', 'answer']);
  });

  it('lapses by itself when nobody answers, after one reminder', async () => {
    await story('story/silent', 5);
    expect(await ended('story/silent')).toBe('lapsed');
    const reminders = await database.store.notices.find({ template: 'record/reminder' });
    expect(reminders.filter(({ businessKey }) => businessKey.startsWith('story/silent'))).toHaveLength(1);
    expect(await decisions('story/silent')).toEqual(['ask', 'lapse']);
  });

  it('takes the same decision under the same key once', async () => {
    await story('story/twice', 5);
    await asked('story/twice');
    await time.decide('story/twice', nudgeStory, { actor: officer }, 'one-key');
    await time.decide('story/twice', nudgeStory, { actor: officer }, 'one-key');
    await time.decide('story/twice', answerStory, { actor: officer, text: 'yes' });
    expect(await decisions('story/twice')).toEqual(['ask', 'nudge', 'answer']);
  });

  it('refuses without wedging, even when a check fails in an unforeseen way', async () => {
    await story('story/wedge', 5);
    await asked('story/wedge');
    await expect(
      time.decide('story/wedge', answerStory, { actor: officer, text: '' }),
    ).rejects.toBeInstanceOf(Fault);
    await time.decide('story/wedge', answerStory, { actor: officer, text: 'yes' });
    expect(await ended('story/wedge')).toBe('answered');
  });

  it('takes many decisions at once one after the other, each with its own entry', async () => {
    await story('story/many', 5);
    await asked('story/many');
    await Promise.all(
      Array.from({ length: 8 }, () => time.decide('story/many', nudgeStory, { actor: officer })),
    );
    const entries = await database.store.journal.find({ stream: 'story/many' }, { sort: { seq: 1 } });
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await time.decide('story/many', answerStory, { actor: officer, text: 'yes' });
  });
});

describe('a process that continued as new', () => {
  it('gives the answer of its earlier run again, and acts once', async () => {
    const id = 'story/renewed';
    await story(id, 5);
    await asked(id);
    const first = await time.decide(id, nudgeStory, { actor: officer }, 'key-before');
    const runs = async () => (await time.env.client.workflow.getHandle(id).describe()).runId;
    const before = await runs();
    await time.signal(id, renewStory, {});
    await time.eventually(async () => (await runs()) !== before);
    expect(await time.decide(id, nudgeStory, { actor: officer }, 'key-before')).toEqual(first);
    expect(await decisions(id)).toEqual(['ask', 'nudge']);
    await time.decide(id, nudgeStory, { actor: officer }, 'key-after');
    await time.decide(id, answerStory, { actor: officer, text: 'yes' });
    expect(await decisions(id)).toEqual(['ask', 'nudge', 'nudge', 'answer']);
  });

  it('answers again even what it would refuse by now, and knows the last 200 answers', async () => {
    const id = 'story/carried';
    const answered = Array.from({ length: ANSWERS_KEPT }, (_, n) => ({
      id: `key-${n}`,
      answer: { state: `as told ${n}` },
    }));
    const deadlines = {
      answer: toDeadline([], { ...FAR, due: '2999-01-01T00:00:00.000Z' }, await time.now()),
    };
    const carried = { state: 'asked', steps: 0, deadlines, remindersSent: {}, clock: PLAIN_CLOCK, answered };
    await time.start('kernelStory', id, { days: 5, carried });
    const again = (key: string) => time.decide(id, answerStory, { actor: officer, text: '' }, key);
    expect(await again('key-1')).toEqual({ state: 'as told 1' });
    expect(await again('key-199')).toEqual({ state: 'as told 199' });
    await expect(again('key-200')).rejects.toBeInstanceOf(Fault);
    expect(await decisions(id)).toEqual([]);
    await time.decide(id, nudgeStory, { actor: officer }, 'one-more');
    await time.decide(id, nudgeStory, { actor: officer }, 'key-0');
    expect(await decisions(id)).toEqual(['nudge', 'nudge']);
    await time.decide(id, answerStory, { actor: officer, text: 'yes' });
  });
});

describe('a deadline that is moved while the process waits', () => {
  const moveTo = (id: string, due: string) =>
    time.signal(id, deadlineMoved, { key: 'answer', due, provisional: false, reminders: [] });

  it('earlier: it lapses earlier', async () => {
    await story('story/earlier', 300);
    const deadline = await asked('story/earlier');
    const due = new Date(Date.parse(await time.now()) + 86_400_000).toISOString();
    await moveTo('story/earlier', due);
    expect(await ended('story/earlier')).toBe('lapsed');
    const lapsedAt = await lastInstant('story/earlier');
    expect(lapsedAt >= due && lapsedAt < deadline.due).toBe(true);
  });

  it('later: it lapses later', async () => {
    await story('story/later', 2);
    const deadline = await asked('story/later');
    const due = new Date(Date.parse(deadline.due) + 30 * 86_400_000).toISOString();
    await moveTo('story/later', due);
    expect(await ended('story/later')).toBe('lapsed');
    expect((await lastInstant('story/later')) >= due).toBe(true);
  });

  it('as soon as it is in the records, before the process has heard that it is', async () => {
    const id = 'story/early';
    const due = new Date(Date.parse(await time.now()) + 86_400_000).toISOString();
    onceRecorded.set(id, async () => {
      onceRecorded.delete(id);
      await moveTo(id, due);
    });
    await story(id, 300);
    const deadline = await asked(id);
    expect(await ended(id)).toBe('lapsed');
    const lapsedAt = await lastInstant(id);
    expect(lapsedAt >= due && lapsedAt < deadline.due).toBe(true);
  });

  it('into the past: it lapses at once', async () => {
    await story('story/past', 300);
    await asked('story/past');
    await moveTo('story/past', '2001-01-01T00:00:00.000Z');
    expect(await ended('story/past')).toBe('lapsed');
  });
});

describe('a sandbox clock that is held', () => {
  it('lets nothing lapse until it is moved past the deadline', async () => {
    const held = await time.now();
    const clock = { realAnchor: held, businessAnchor: held, pace: 1, holdAt: held };
    await database.store.clocks.put('clock', clock);
    await story('story/held', 3);
    const deadline = await asked('story/held');
    await time.decide('story/held', nudgeStory, { actor: officer });
    expect(await decisions('story/held')).toEqual(['ask', 'nudge']);
    const moved = {
      ...clock,
      realAnchor: await time.now(),
      businessAnchor: deadline.due,
      holdAt: deadline.due,
    };
    await database.store.clocks.put('clock', moved);
    await time.signal('story/held', clockMoved, { clock: moved });
    expect(await ended('story/held')).toBe('lapsed');
    expect(await lastInstant('story/held')).toBe(deadline.due);
    await database.store.clocks.remove('clock');
  });

  it('is let go for good, though a step that read it held was under way', async () => {
    const id = 'story/let-go';
    const held = await time.now();
    await database.store.clocks.put('clock', {
      realAnchor: held,
      businessAnchor: held,
      pace: 1,
      holdAt: held,
    });
    onceRecorded.set(id, async () => {
      onceRecorded.delete(id);
      await database.store.clocks.remove('clock');
      await time.signal(id, clockMoved, { clock: PLAIN_CLOCK });
    });
    await story(id, 3);
    expect(await ended(id)).toBe('lapsed');
  });
});
