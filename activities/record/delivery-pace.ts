import type { NoticeRecord } from '../../domain/record/records';

/** How one attempt at a notice went; `taken`: somebody else had it. */
export type Outcome = 'sent' | 'failed' | 'later' | 'taken';

/** Rest when there is nothing to do, and after the n-th trouble in a row: doubling from 250 ms up to the longest. */
const POLL_MS = 200;
const FIRST_REST_MS = 250;
const LONGEST_REST_MS = 10_000;

/** Remembers what the mail server did not take now, and how long to leave it alone. Times in milliseconds. */
export class DeliveryPace {
  private readonly waiting = new Map<string, number>();
  private troubles = 0;
  private answered = true;

  /** Ids to leave out at present. */
  waitingAt(now: number): string[] {
    for (const [id, until] of this.waiting) if (until <= now) this.waiting.delete(id);
    return [...this.waiting.keys()];
  }

  /** Takes in how a batch went. */
  heard(batch: readonly NoticeRecord[], outcomes: readonly Outcome[], now: number): void {
    this.answered = outcomes.some((outcome) => outcome === 'sent' || outcome === 'failed');
    // The server is back: whoever waited for it need not wait longer.
    if (this.answered && this.troubles > 0) this.waiting.clear();
    if (this.answered) this.troubles = 0;
    else if (outcomes.includes('later')) this.troubles += 1;
    for (const [index, notice] of batch.entries()) {
      if (outcomes[index] === 'later') this.waiting.set(notice.id, now + restAfter(notice.attempts + 1));
    }
  }

  /** Before the next batch; 0 while mails go out. */
  get restMs(): number {
    if (this.answered) return 0;
    return this.troubles > 0 ? restAfter(this.troubles) : POLL_MS;
  }
}

function restAfter(troubles: number): number {
  return Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (troubles - 1));
}
