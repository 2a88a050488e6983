import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const KEPT_LINES = 200;

/** The lines that a process has printed, for who waits for one of them or wants to know its last words. */
export class OutputLines {
  private readonly recent: string[] = [];
  private readonly listeners = new Set<(line: string) => void>();

  collect(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.recent.push(line);
      if (this.recent.length > KEPT_LINES) this.recent.shift();
      for (const listener of this.listeners) listener(line);
    });
  }

  /** The last line that says something, if any. */
  last(): string | undefined {
    return this.recent.findLast((line) => line.trim() !== '')?.trim();
  }

  /**
   * Waits for a line, among those already printed too.
   * @param read what the line means, or undefined when it is not the one
   */
  find<T>(read: (line: string) => T | undefined, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const listener = (line: string) => {
        const found = read(line);
        if (found === undefined) return;
        this.listeners.delete(listener);
        resolve(found);
      };
      signal.addEventListener('abort', () => {
        this.listeners.delete(listener);
        reject(signal.reason);
      });
      this.listeners.add(listener);
      for (const line of [...this.recent]) listener(line);
    });
  }
}
