import {
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { ANSWERS_KEPT, type Carried } from '../../domain/record/carried';
import { businessInstant, type ClockReading, PLAIN_CLOCK, realDelay } from '../../domain/record/clock';
import { type Deadline, firstDue, nextWake, remindersPassed } from '../../domain/record/deadline';
import type { DecisionInput, DecisionType, NoticeType } from '../../domain/record/decision';
import { isFinal, type Lifecycle, nextState } from '../../domain/record/lifecycle';
import { BY_RULE } from '../../domain/record/party';
import type { ProcessRef, RecordedStep, Step } from '../../domain/record/step';
import { clockMoved, type DeadlineMove, deadlineMoved } from '../../domain/record/time-notices';
import { core } from './acts';
import { Alarm } from './alarm';
import { asFailure } from './failure';

/** A step as the story writes it; key, process and state are filled in here. */
export type StepDraft<D extends string> = Omit<
  Step,
  'key' | 'process' | 'decision' | 'state' | 'final' | 'actor'
> & {
  decision: D;
  /** By the rule unless a person or a deadline decided. */
  actor?: Step['actor'];
};

/**
 * The frame of every business process: a lifecycle table, decisions taken one at a time, one record for each,
 * and waiting for deadlines that may be moved. Make it before the first await.
 */
export class Process<S extends string, D extends string> {
  state: S;
  clock: ClockReading;
  deadlines: { [key: string]: Deadline };
  private steps: number;
  private remindersSent: { [key: string]: number };
  private readonly answered: Map<string, unknown>;
  private busy: Promise<unknown> = Promise.resolve();
  private waitingTurns = 0;
  private timeRevision = 0;
  /** Moves of deadlines that the step under way has opened already, though its answer has not come back yet. */
  private readonly movedEarly = new Map<string, DeadlineMove>();
  private readonly jobs: (() => Promise<void>)[] = [];

  constructor(
    readonly ref: ProcessRef,
    private readonly lifecycle: Lifecycle<S, D>,
    carried?: Carried<S>,
  ) {
    this.state = carried?.state ?? lifecycle.initial;
    this.steps = carried?.steps ?? 0;
    this.deadlines = carried?.deadlines ?? {};
    this.remindersSent = carried?.remindersSent ?? {};
    this.clock = carried?.clock ?? PLAIN_CLOCK;
    this.answered = new Map(carried?.answered?.map(({ id, answer }) => [id, answer]));
    this.onNotice(clockMoved, ({ clock }) => {
      this.clock = clock;
      this.timeRevision += 1;
    });
    this.onNotice(deadlineMoved, (move) => {
      if (this.deadlines[move.key]) this.moveDeadline(move);
      else this.movedEarly.set(move.key, move);
    });
  }

  get ended(): boolean {
    return isFinal(this.lifecycle, this.state);
  }

  carry(): Carried<S> {
    const { state, steps, deadlines, remindersSent, clock } = this;
    const answered = [...this.answered].map(([id, answer]) => ({ id, answer }));
    return { state, steps, deadlines, remindersSent, clock, answered };
  }

  /**
   * Takes a person's decision: refused at once when the lifecycle or `check` refuses it, then taken in turn.
   * One that comes again, even after the process continued as new, gets the first answer again and changes nothing.
   * @param check synchronous; throws a Fault
   * @param act records the decision and gives the answer
   */
  onDecision<I extends DecisionInput, O>(
    type: DecisionType<I, O>,
    decision: D,
    act: (input: I) => Promise<O>,
    check: (input: I) => void = () => undefined,
  ): void {
    const validate = (input: I): void => {
      try {
        nextState(this.lifecycle, this.state, decision);
        check(input);
      } catch (error) {
        throw asFailure(error);
      }
    };
    setHandler(
      defineUpdate<O, [I]>(type.name),
      (input: I) => {
        const id = currentUpdateInfo()?.id;
        if (id !== undefined && this.answered.has(id)) return Promise.resolve(this.answered.get(id) as O);
        return this.inTurn(async () => {
          validate(input);
          const answer = await act(input);
          if (id !== undefined) this.keepAnswer(id, answer);
          return answer;
        });
      },
      {
        // While a step is being recorded readers may be ahead of this state: then the handler, in its turn, decides.
        validator: (input: I) => {
          const isKnown = this.answered.has(currentUpdateInfo()?.id ?? '');
          if (!isKnown && this.waitingTurns === 0) validate(input);
        },
      },
    );
  }

  private keepAnswer(id: string, answer: unknown): void {
    this.answered.set(id, answer);
    for (const oldest of this.answered.keys()) {
      if (this.answered.size <= ANSWERS_KEPT) return;
      this.answered.delete(oldest);
    }
  }

  /** Takes a machine's notice. The work, if any, is done in turn by whoever attends the process. */
  onNotice<I>(type: NoticeType<I>, take: (input: I) => void): void {
    setHandler(defineSignal<[I]>(type.name), take);
  }

  /** Puts work in line for {@link attend}. */
  later(job: () => Promise<void>): void {
    this.jobs.push(job);
  }

  /** One decision or piece of work after the other. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waitingTurns += 1;
    const turn = this.busy.then(work).finally(() => {
      this.waitingTurns -= 1;
    });
    this.busy = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** Records a step by the general activity. Call it in turn. */
  async record(draft: StepDraft<D>): Promise<RecordedStep> {
    const { recorded } = await this.perform(draft, async (step) => ({
      recorded: await core.recordStep(step),
    }));
    return recorded;
  }

  /** Records a step by an activity that also computes something: it is given the step to record. Call it in turn. */
  async perform<R extends { recorded: RecordedStep }>(
    draft: StepDraft<D>,
    activity: (step: Step) => Promise<R>,
  ): Promise<R> {
    const state = nextState(this.lifecycle, this.state, draft.decision);
    this.movedEarly.clear();
    const clockBefore = this.clock;
    const result = await activity({
      actor: BY_RULE,
      ...draft,
      key: `${this.ref.workflowId}#${this.steps + 1}:${draft.decision}`,
      process: this.ref,
      state,
      final: isFinal(this.lifecycle, state),
    });
    this.state = state;
    this.steps += 1;
    for (const { key } of draft.closeDeadlines ?? []) this.forget(key);
    for (const deadline of result.recorded.deadlines) {
      this.deadlines[deadline.key] = deadline;
      this.remindersSent[deadline.key] = remindersPassed(deadline, result.recorded.at);
    }
    for (const move of this.movedEarly.values()) this.moveDeadline(move);
    // A clock told of meanwhile is newer than the one that the step read.
    if (this.clock === clockBefore) this.clock = result.recorded.clock ?? clockBefore;
    this.timeRevision += 1;
    return result;
  }

  /** Waits until `done`, at most until the deadline; false when it passed first. */
  async until(done: () => boolean, deadlineKey: string): Promise<boolean> {
    const alarm = new Alarm();
    try {
      for (;;) {
        if (done()) return true;
        const deadline = this.deadlines[deadlineKey];
        if (!deadline) return false;
        if (await this.sleepUntilDue([deadline], done, alarm)) continue;
        await this.idle();
        if (done()) return true;
        const still = this.deadlines[deadlineKey];
        if (still && still.due <= this.now()) return false;
      }
    } finally {
      await alarm.off();
    }
  }

  /**
   * Lives with many open deadlines at once: does the work put in line, reminds, and hands each deadline that
   * passed to `lapsed` (which has to close it). Ends when the process has ended, or when history is long enough
   * to continue as new.
   */
  async attend(lapsed: (deadline: Deadline) => Promise<void>): Promise<'ended' | 'continue'> {
    const alarm = new Alarm();
    const woken = () => this.jobs.length > 0 || this.ended;
    try {
      for (;;) {
        const job = this.jobs.shift();
        if (job) {
          await this.inTurn(job);
          continue;
        }
        if (this.ended) return 'ended';
        if (workflowInfo().continueAsNewSuggested) return 'continue';
        if (await this.sleepUntilDue(Object.values(this.deadlines), woken, alarm)) continue;
        await this.inTurn(async () => {
          const due = firstDue(Object.values(this.deadlines), this.now());
          if (due) await lapsed(due);
        });
      }
    } finally {
      await alarm.off();
    }
  }

  /** Before a run ends: every handler has answered. */
  async allAnswered(): Promise<void> {
    await condition(allHandlersFinished);
  }

  private now(): string {
    return businessInstant(this.clock, Date.now());
  }

  private idle(): Promise<boolean> {
    return condition(() => this.waitingTurns === 0).then(() => true);
  }

  /** True when woken by a change (look again), false when a deadline is due. */
  private async sleepUntilDue(deadlines: Deadline[], woken: () => boolean, alarm: Alarm): Promise<boolean> {
    const wakes = deadlines.map((deadline) => ({
      deadline,
      ...nextWake(deadline, this.remindersSent[deadline.key] ?? 0),
    }));
    const first = wakes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
    const revision = this.timeRevision;
    const delay = first ? realDelay(this.clock, first.at, Date.now()) : null;
    if (!first || delay !== 0) {
      await alarm.set(delay === null ? null : Date.now() + delay);
      await condition(() => alarm.rung || woken() || this.timeRevision !== revision);
      return true;
    }
    if (first.what === 'due') return false;
    await this.inTurn(() => this.remind(first.deadline));
    return true;
  }

  private async remind(deadline: Deadline): Promise<void> {
    if (this.deadlines[deadline.key] === undefined) return;
    const sent = remindersPassed(deadline, this.now());
    await core.remind({ workflowId: this.ref.workflowId, deadlineKey: deadline.key, reminder: sent });
    this.remindersSent[deadline.key] = sent;
  }

  private moveDeadline({ key, ...moved }: DeadlineMove): void {
    const deadline = this.deadlines[key];
    if (deadline) this.deadlines[key] = { ...deadline, ...moved };
    this.timeRevision += 1;
  }

  private forget(key: string): void {
    const matches = key.endsWith('*')
      ? (one: string) => one.startsWith(key.slice(0, -1))
      : (one: string) => one === key;
    for (const one of Object.keys(this.deadlines).filter(matches)) {
      delete this.deadlines[one];
      delete this.remindersSent[one];
    }
  }
}
