import {
  type ProgrammeDecision,
  type ProgrammeState,
  programmeLifecycle,
} from '../../domain/publish/programme-lifecycle';
import type { ProgrammeProgress } from '../../domain/publish/programme-progress';
import type { ProgrammeTerms } from '../../domain/publish/programme-terms';
import { Fault } from '../../domain/record/fault';
import type { Json } from '../../domain/record/journal';
import { nextState } from '../../domain/record/lifecycle';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Process, StepDraft } from '../record/process';

type Draft = StepDraft<ProgrammeDecision>;

/** What the chapters of a programme's story share: the process, what it remembers, and its read model. */
export class ProgrammeDesk {
  constructor(
    readonly process: Process<ProgrammeState, ProgrammeDecision>,
    readonly programmeId: string,
    public progress: ProgrammeProgress,
  ) {}

  /** The terms of the pinned rulebook. There from the first draft on. */
  get terms(): ProgrammeTerms {
    const { terms } = this.progress;
    if (!terms)
      throw new Fault('conflict', {
        en: 'the programme has no rulebook yet',
        zh: '项目计划还没有选定规则手册',
      });
    return terms;
  }

  remember(change: Partial<ProgrammeProgress>): void {
    this.progress = { ...this.progress, ...change };
  }

  /** Records a step; the programme's own record follows its state. */
  record(draft: Draft, set: { [field: string]: Json } = {}): Promise<RecordedStep> {
    return this.process.record(this.withState(draft, set));
  }

  /** The same with an activity that also computes something. */
  perform<R extends { recorded: RecordedStep }>(
    draft: Draft,
    activity: (step: Step) => Promise<R>,
  ): Promise<R> {
    return this.process.perform(this.withState(draft, {}), activity);
  }

  private withState(draft: Draft, set: { [field: string]: Json }): Draft {
    const state = nextState(programmeLifecycle, this.process.state, draft.decision);
    const own = { collection: 'programmes', id: this.programmeId, set: { state, ...set } };
    return { ...draft, writes: [own, ...(draft.writes ?? [])] };
  }
}
