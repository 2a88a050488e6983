import { randomUUID } from 'node:crypto';
import { ApiReads } from './api-reads';
import { Refused } from './refused';
import type { User } from './user';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 100;

/**
 * Somebody in front of the public HTTP API. A request whose answer was lost, or that was asked to come back, is
 * sent again under the same Idempotency-Key: that is what the key is for, and why nothing happens twice.
 */
export class HttpUser implements User {
  readonly reads = new ApiReads(this);
  private cookie = '';

  constructor(
    private readonly base: string,
    readonly name: string,
    /** Real milliseconds for which a request is sent again; with 0 it is sent once. */
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** The same person, signed in as before, where the service is to be found now. */
  at(base: string, patienceMs = this.patienceMs): HttpUser {
    const same = new HttpUser(base, this.name, patienceMs);
    same.cookie = this.cookie;
    return same;
  }

  async signIn(email: string, password: string, code?: string): Promise<void> {
    await this.post('/session', { email, password, ...(code && { code }) });
  }

  get<T = unknown>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T = unknown>(path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    return this.send<T>('POST', path, body, key);
  }

  put<T = unknown>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('PUT', path, body, undefined, headers);
  }

  async upload(
    path: string,
    fields: Record<string, string>,
    fileName: string,
    text: string,
  ): Promise<{ id: string }> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([text], { type: 'text/plain' }), fileName);
    return this.send<{ id: string }>('POST', path, form, randomUUID());
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const until = Date.now() + this.patienceMs;
    for (;;) {
      const answer = await this.attempt(method, path, body, key, headers);
      const again =
        answer === null || answer.status === 503 || answer.status === 429 || isStillUnderWay(answer);
      if (answer && !again) {
        if (answer.status < 400) return answer.body as T;
        throw new Refused(answer.status, answer.body as Refused['problem'], `${this.name} ${method} ${path}`);
      }
      if (Date.now() >= until)
        throw new Error(`${this.name} ${method} ${path}: no answer within ${this.patienceMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private async attempt(
    method: string,
    path: string,
    body: unknown,
    key: string | undefined,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: unknown; retryAfter: boolean } | null> {
    try {
      const answer = await fetch(`${this.base}/api/v1${path}`, {
        method,
        headers: {
          ...headers,
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'idempotency-key': key } : {}),
          ...(this.cookie ? { cookie: this.cookie } : {}),
          origin: this.base,
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
      if (cookies.length > 0) this.cookie = cookies.join('; ');
      const text = await answer.text();
      const parsed = text === '' ? null : JSON.parse(text);
      return { status: answer.status, body: parsed, retryAfter: answer.headers.has('retry-after') };
    } catch {
      return null;
    }
  }
}

/** 409 with Retry-After: the first request under this key has not been answered yet. */
function isStillUnderWay(answer: { status: number; retryAfter: boolean }): boolean {
  return answer.status === 409 && answer.retryAfter;
}
