import type { Log } from '../engines/engine';
import { LaunchFailure } from '../engines/launch-failure';
import type { ProcessSpec } from '../engines/process-spec';
import { SupervisedProcess } from './supervised-process';

/** A process as others may find it. */
export interface ProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly details: unknown;
}

/** The one table of child processes, in the order of their start; they end in the reverse order. */
export class Supervisor {
  private readonly table: SupervisedProcess[] = [];
  private isEnding = false;
  private fail: (error: Error) => void = () => {};

  /** Rejects when a process cannot be kept running; never resolves. */
  readonly broken: Promise<never>;

  /** @param changed called whenever a process became ready or ended */
  constructor(
    private readonly log: Log,
    private readonly changed: (table: readonly ProcessStatus[]) => void,
  ) {
    this.broken = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.broken.catch(() => {});
  }

  /** Starts a process and keeps it running; resolves with what it said when it was ready. */
  async start<Details>(spec: ProcessSpec<Details>): Promise<Details> {
    if (this.isEnding) throw new LaunchFailure(`${spec.name} is not started any more.`);
    const entry = new SupervisedProcess(spec, {
      log: this.log,
      changed: () => this.changed(this.status()),
      gaveUp: (failure) => this.fail(failure),
    });
    this.table.push(entry);
    return entry.start();
  }

  /** The processes that serve now. */
  status(): ProcessStatus[] {
    return this.table.flatMap(({ name, current }) =>
      current ? [{ name, pid: current.pid, details: current.details }] : [],
    );
  }

  /** Ends all, the last started first, each within its own deadline. */
  async stop(): Promise<void> {
    this.isEnding = true;
    for (const entry of this.table.toReversed()) await entry.stop();
  }
}
