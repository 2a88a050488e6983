const WINDOW_MS = 60_000;
const MOST_FAILURES = 5;
const LONGEST_PAUSE_MS = 5_000;
const SHORTEST_PAUSE_MS = 100;

/** Remembers the ends that nobody asked for, to say how long to wait and when to give up. Times in milliseconds. */
export class CrashRecord {
  private ends: number[] = [];
  private failures: number[] = [];

  /** @param wasReady whether it had served since it was started */
  add(now: number, wasReady: boolean): void {
    const isRecent = (time: number) => now - time < WINDOW_MS;
    this.ends = [...this.ends.filter(isRecent), now];
    this.failures = wasReady ? [] : [...this.failures.filter(isRecent), now];
  }

  /** Doubles with every end within the last minute. */
  get pauseMs(): number {
    return Math.min(SHORTEST_PAUSE_MS * 2 ** Math.max(0, this.ends.length - 1), LONGEST_PAUSE_MS);
  }

  /** It ended five times within a minute without serving once. */
  get isHopeless(): boolean {
    return this.failures.length >= MOST_FAILURES;
  }
}
