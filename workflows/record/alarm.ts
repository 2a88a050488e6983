import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

interface Armed {
  /** Real milliseconds since 1970. */
  at: number;
  rung: boolean;
  scope: CancellationScope;
  /** Settles when it has rung or is called off. */
  over: Promise<void>;
}

/**
 * A timer that is armed anew only when its instant changes: a decision that leaves the next deadline where it was
 * adds no timer to the history.
 */
export class Alarm {
  private armed: Armed | null = null;

  get rung(): boolean {
    return this.armed?.rung ?? false;
  }

  /** @param at real milliseconds since 1970; null when there is nothing to wait for */
  async set(at: number | null): Promise<void> {
    if (at !== null && this.armed?.at === at && !this.armed.rung) return;
    // The old timer goes before the new one comes, so that never two of them stand in the server's queue.
    await this.off();
    if (at !== null) this.armed = arm(at);
  }

  async off(): Promise<void> {
    const { armed } = this;
    this.armed = null;
    armed?.scope.cancel();
    await armed?.over;
  }
}

function arm(at: number): Armed {
  const scope = new CancellationScope();
  const ring = async () => {
    await sleep(at - Date.now());
    armed.rung = true;
  };
  const over = scope.run(ring).catch((error) => {
    if (!isCancellation(error)) throw error;
  });
  const armed: Armed = { at, rung: false, scope, over };
  return armed;
}
