/**
 * Work that is asked for piece by piece and done for many at once: whatever is asked for while one lot is being done
 * makes the next. Nobody waits longer than for the lot before.
 * @param work is given what was asked for, in order, and answers each in its place; when it throws, all of the lot hear
 * of it, and the next lot goes on all the same
 * @param patience ends the waiting for a lot that takes too long; without it, lots go strictly one after the other
 */
export function together<A, B>(
  work: (asked: readonly A[]) => Promise<readonly B[]>,
  patience?: () => Promise<unknown>,
): (one: A) => Promise<B> {
  let waiting: A[] = [];
  let next: Promise<readonly B[]> | null = null;
  let busy: Promise<unknown> | null = null;
  const begin = () => {
    const lot = waiting;
    waiting = [];
    next = null;
    return work(lot);
  };
  const whenFree = () => (busy && patience ? Promise.race([busy, patience()]) : Promise.resolve(busy));
  const beginNext = () => {
    const lot = whenFree().then(begin);
    const done: Promise<unknown> = lot
      .catch(() => undefined)
      .then(() => {
        if (busy === done) busy = null;
      });
    busy = done;
    return lot;
  };
  return async (one) => {
    const place = waiting.push(one) - 1;
    next ??= beginNext();
    return (await next)[place] as B;
  };
}
