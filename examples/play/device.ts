import { Secret, TOTP } from 'otpauth';
import { Refused } from './refused';

const STEP_MS = 30_000;

/** Somebody's own device for a second factor (TOTP, RFC 6238). */
export class Device {
  private readonly totp: TOTP;
  /** Half minute, counted from 1970, of the last code. */
  private last = 0;

  constructor(secret: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_MS / 1_000 });
  }

  /**
   * The earliest code that is good now and was not given before: the service takes each once, and forgives clocks that
   * are half a minute apart. So three can follow each other at once; the next one has to be waited for.
   */
  async code(): Promise<string> {
    const step = Math.max(this.last + 1, Math.floor(Date.now() / STEP_MS) - 1);
    this.last = step;
    const early = (step - 1) * STEP_MS - Date.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    return this.totp.generate({ timestamp: step * STEP_MS });
  }

  /** Does something that takes a code; a code that has grown too old on the way is followed by the next. */
  async prove<T>(act: (code: string) => Promise<T>): Promise<T> {
    try {
      return await act(await this.code());
    } catch (error) {
      if (!isAboutCode(error)) throw error;
      return act(await this.code());
    }
  }
}

function isAboutCode(error: unknown): boolean {
  if (!(error instanceof Refused) || !Array.isArray(error.problem.fields)) return false;
  return error.problem.fields.some(({ field }: { field?: string }) => field === 'code');
}
