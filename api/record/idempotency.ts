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

/** A first try that has not answered for so long is taken to be dead. */
export const TAKEN_OVER_AFTER_MS = 60_000;

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
  throw new Fault('invalid-input', `The header Idempotency-Key ${message}`, {
    fields: [{ field: 'Idempotency-Key', message }],
  });
}

/**
 * Does the work of one request once and gives every repetition the first answer.
 * A try that died is taken over: the decision carries the same update id, so it cannot happen twice.
 * @param request id `<user id>|<key>` and the hash of what was asked
 * @param realNow milliseconds since 1970
 * @throws Fault `key-reused` for another request under the same key; `conflict` while the first is under way
 */
export async function answerOnce(
  store: Store,
  request: { id: string; requestHash: string },
  realNow: () => number,
  work: () => Promise<Outcome>,
): Promise<Outcome & { replayed: boolean }> {
  const known = await claim(store, request, realNow());
  if (known) return { ...known, replayed: true };
  const outcome = await work().catch(async (error: unknown): Promise<Outcome> => {
    const fault = faultOf(error);
    if (!fault || PASSING.includes(fault.type)) {
      await store.requests.remove(request.id);
      throw error;
    }
    const problem = problemOf(fault);
    return { status: problem.status, body: problem };
  });
  const kept = outcome.remember === undefined ? outcome.body : outcome.remember;
  await store.requests.put(request.id, { status: outcome.status, body: JSON.stringify(kept ?? null) });
  return { ...outcome, replayed: false };
}

/** The kept answer, or null when the work is ours to do. */
async function claim(
  store: Store,
  request: { id: string; requestHash: string },
  now: number,
): Promise<Outcome | null> {
  const fresh: IdempotentRequest = { ...request, status: null, body: null, at: new Date(now).toISOString() };
  try {
    await store.requests.insert(fresh);
    return null;
  } catch (error) {
    if (!(error instanceof Fault) || error.type !== 'conflict') throw error;
  }
  const known = await store.requests.get(request.id);
  if (!known) throw underWay();
  if (known.requestHash !== request.requestHash) {
    throw new Fault('key-reused', 'This Idempotency-Key was used for another request');
  }
  if (known.status !== null) return { status: known.status, body: JSON.parse(String(known.body)) };
  const dead = now - Date.parse(known.at) > TAKEN_OVER_AFTER_MS;
  const taken =
    dead && (await store.requests.update({ id: request.id, at: known.at, status: null }, { at: fresh.at }));
  if (!taken) throw underWay();
  return null;
}

function underWay(): Fault {
  return new Fault(
    'conflict',
    'The first request under this Idempotency-Key is still under way: ask again soon',
    {
      state: UNDER_WAY,
    },
  );
}
