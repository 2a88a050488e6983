import type { Environment } from '../config/config';
import type { OutputLines } from './output-lines';

/** How to start a program, how to see that it serves, and how long its end may take. */
export interface ProcessSpec<Details = unknown> {
  /** As people know it, such as `worker`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** Where its output goes; `pass`: shown as ours. */
  readonly output: { readonly file: string } | 'pass';
  /** Resolves when it serves; gives up when the signal says so. */
  readonly ready: (output: OutputLines, signal: AbortSignal) => Promise<Details>;
  readonly readyWithinMs: number;
  /** After SIGTERM; then it is killed. */
  readonly stopWithinMs: number;
}
