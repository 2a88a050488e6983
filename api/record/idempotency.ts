import { Fault, type FaultType } from '../../domain/record/fault';
import type { IdempotentRequest } from '../../domain/record/idempotent-request';
import type { Store } from '../../domain/record/store';
import { faultOf, problemOf } from './problem';

/** What goes back over HTTP, and what of it is kept for the next time the same request comes. */
export interface Outcome {
  status: number;
  body: unknown;
  /** Kept instead of the body, when the body may be shown only once. */
  remember?: unknown;
}

/** A first try that has given no sign of life for so long is taken to be dead. */
export const TAKEN_OVER_AFTER_MS = 15_000;
const SIGN_OF_LIFE_MS = 3_000;
/** One transaction gives no sign of life before it ends: it gets its whole time at once. */
const TRANSACTION_MS = 30_000;

/** `state` of the problem that says: the first try has not answered yet. */
export const UNDER_WAY = 'under-way';

/** These say "try again": kept, they would make trying again useless. */
const PASSING: readonly FaultType[] = ['unavailable', 'too-many-requests'];

/** @throws Fault `invalid-input` unless it is 1 to 128 visible ASCII characters */
export function readIdempotencyKey(header: string | undefined): string {
  if (header !== undefined && /^[\x21-\x7e]{1,128}$/.test(header)) return header;
  const message =
    header === undefined
      ? 'is needed for every POST'
      : 'must be 1 to 128 visible ASCII characters without spaces';
  throw new Fault(
    'invalid-input',
    { en: `The header Idempotency-Key ${message}`, zh: null },
    {
      fields: [{ field: 'Idempotency-Key', message, zh: '应为 1 至 128 个可见的 ASCII 字符，不含空格' }],
    },
  );
}

/** One request as it is told from others. */
export interface KeyedRequest {
  /** `<user id>|<key>` */
  id: string;
  /** Of what was asked. */
  requestHash: string;
  /** The work only writes to the database: then it and its kept answer are one transaction. */
  atomic: boolean;
}

/**
 * Does the work of one request once and gives every repetition the first answer.
 * A try that died is taken over. Its decision carries the same update id, and what is atomic either left its answer
 * or nothing at all, so neither happens twice.
 * @param realNow milliseconds since 1970
 * @param work is told the real instant at which the request first came
 * @throws Fault `key-reused` for another request under the same key; `conflict` while the first is under way
 */
export async function answerOnce(
  store: Store,
  request: KeyedRequest,
  realNow: () => number,
  work: (begunAt: string) => Promise<Outcome>,
): Promise<Outcome & { replayed: boolean }> {
  const claim = new Claim(store, request, realNow);
  const known = await claim.take();
  if (known) return { ...known, replayed: true };
  try {
    const outcome = await claim.perform(() => work(claim.begunAt));
    return { ...outcome, replayed: false };
  } catch (error) {
    const fault = faultOf(error);
    if (fault?.detail.state === UNDER_WAY) throw error;
    if (!fault || PASSING.includes(fault.type)) {
      await store.requests.remove(request.id);
      throw error;
    }
    const problem = problemOf(fault);
    const refusal = { status: problem.status, body: problem };
    await claim.keep(refusal);
    return { ...refusal, replayed: false };
  }
}

/** The right to work on a request, from taking it to keeping its answer. */
class Claim {
  /** Real instant at which the request first came. */
  begunAt = '';
  private until = '';

  constructor(
    private readonly store: Store,
    private readonly request: KeyedRequest,
    private readonly realNow: () => number,
  ) {}

  /** The kept answer, or null when the work is ours to do. */
  async take(): Promise<Outcome | null> {
    const { id, requestHash } = this.request;
    const { requests } = this.store;
    const now = new Date(this.realNow()).toISOString();
    this.begunAt = now;
    this.until = this.alive();
    const fresh: IdempotentRequest = {
      ...{ id, requestHash, status: null, body: null },
      at: now,
      until: this.until,
    };
    try {
      await requests.insert(fresh);
      return null;
    } catch (error) {
      if (!(error instanceof Fault) || error.type !== 'conflict') throw error;
    }
    const known = await requests.get(id);
    if (!known) throw underWay();
    if (known.requestHash !== requestHash) {
      throw new Fault('key-reused', { en: 'This Idempotency-Key was used for another request', zh: null });
    }
    if (known.status !== null) return { status: known.status, body: JSON.parse(String(known.body)) };
    const taken =
      now > known.until &&
      (await requests.update({ id, until: known.until, status: null }, { until: this.until }));
    if (!taken) throw underWay();
    this.begunAt = known.at;
    return null;
  }

  async perform(work: () => Promise<Outcome>): Promise<Outcome> {
    if (this.request.atomic) {
      return this.store.transaction(async () => {
        const outcome = await work();
        await this.keep(outcome);
        return outcome;
      });
    }
    const signs = setInterval(() => void this.renew().catch(() => undefined), SIGN_OF_LIFE_MS);
    try {
      const outcome = await work();
      await this.keep(outcome);
      return outcome;
    } finally {
      clearInterval(signs);
    }
  }

  /** @throws Fault `conflict` when what is atomic was taken over meanwhile: only one of the two may have happened */
  async keep({ status, body, remember }: Outcome): Promise<void> {
    const { requests } = this.store;
    const { id, atomic } = this.request;
    const answer = { status, body: JSON.stringify((remember === undefined ? body : remember) ?? null) };
    if (!atomic) await requests.put(id, answer);
    else if (!(await requests.update({ id, until: this.until, status: null }, answer))) throw underWay();
  }

  private async renew(): Promise<void> {
    const until = this.alive();
    const { id } = this.request;
    if (await this.store.requests.update({ id, until: this.until, status: null }, { until }))
      this.until = until;
  }

  private alive(): string {
    const ms = this.request.atomic ? TRANSACTION_MS : TAKEN_OVER_AFTER_MS;
    return new Date(this.realNow() + ms).toISOString();
  }
}

function underWay(): Fault {
  return new Fault(
    'conflict',
    {
      en: 'The first request under this Idempotency-Key is still under way: ask again soon',
      zh: '上一次提交还在办理中，请稍候再试',
    },
    {
      state: UNDER_WAY,
    },
  );
}
