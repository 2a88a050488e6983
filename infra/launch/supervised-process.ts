import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../engines/engine';
import { LaunchFailure } from '../engines/launch-failure';
import type { ProcessSpec } from '../engines/process-spec';
import { describeExit, type RunningProcess, startProcess } from '../engines/running-process';
import { CrashRecord } from './crash-record';

/** What a supervised process reports to who supervises it. */
export interface SupervisionEvents {
  readonly log: Log;
  /** It became ready, or ended. */
  readonly changed: () => void;
  /** It will not be started again. */
  readonly gaveUp: (failure: Error) => void;
}

/** One child process that is started again whenever it ends by itself: on the same ports and data. */
export class SupervisedProcess<Details = unknown> {
  private readonly crashes = new CrashRecord();
  private readonly ending = new AbortController();
  private running: RunningProcess<Details> | undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly spec: ProcessSpec<Details>,
    private readonly events: SupervisionEvents,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  /** Undefined while it does not serve. */
  get current(): { readonly pid: number; readonly details: Details } | undefined {
    return this.running;
  }

  /**
   * Starts it and keeps it running.
   * @returns what it said when it was first ready
   * @throws LaunchFailure when it never became ready
   */
  start(): Promise<Details> {
    return new Promise((resolve, reject) => {
      this.loop = this.keepRunning(resolve).catch((error) => {
        reject(error);
        if (!this.ending.signal.aborted) this.events.gaveUp(error);
      });
    });
  }

  /** Ends it for good; resolves when it has ended. */
  async stop(): Promise<void> {
    this.ending.abort(new LaunchFailure(`${this.name} was told to end.`));
    await this.running?.stop();
    await this.loop;
  }

  private async keepRunning(firstReady: (details: Details) => void): Promise<void> {
    const { signal } = this.ending;
    for (;;) {
      const reason = await this.runOnce(firstReady);
      if (signal.aborted) return;
      if (this.crashes.isHopeless) {
        throw new LaunchFailure(
          `${this.name} ended five times within a minute without becoming ready. ${reason}`,
        );
      }
      this.events.log(`${reason} Starting it again in ${this.crashes.pauseMs / 1000} s.`);
      await pause(this.crashes.pauseMs, undefined, { signal }).catch(() => {});
      signal.throwIfAborted();
    }
  }

  /** @returns a sentence about how it ended */
  private async runOnce(ready: (details: Details) => void): Promise<string> {
    try {
      this.running = await startProcess(this.spec, this.ending.signal);
    } catch (error) {
      this.ending.signal.throwIfAborted();
      if (!(error instanceof LaunchFailure)) throw error;
      this.crashes.add(Date.now(), false);
      return error.message;
    }
    this.events.changed();
    ready(this.running.details);
    const exit = await this.running.exited;
    this.running = undefined;
    this.crashes.add(Date.now(), true);
    this.events.changed();
    return `${this.name} ended (${describeExit(exit)}).`;
  }
}
