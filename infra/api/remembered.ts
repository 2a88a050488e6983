/** Figures may be this old: nobody decides by them. */
const FRESH_MS = 60_000;
/** More are not kept. */
const MOST = 100;

/**
 * Keeps answers that cost much to find. While one is found anew, whoever asks gets the one before, so that nobody but
 * the very first waits.
 * @param now real milliseconds
 */
export function remembered(now: () => number): <T>(name: string, find: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { at: number; answer: Promise<unknown> }>();
  return <T>(name: string, find: () => Promise<T>): Promise<T> => {
    const kept = known.get(name);
    if (kept && now() - kept.at < FRESH_MS) return kept.answer as Promise<T>;
    if (known.size >= MOST) known.clear();
    const answer = find();
    const fresh = { at: now(), answer };
    if (!kept) {
      known.set(name, fresh);
      answer.catch(() => known.delete(name));
      return answer;
    }
    // Not asked for again until this one is there, or has failed.
    known.set(name, { ...kept, at: now() });
    answer.then(
      () => known.set(name, fresh),
      () => undefined,
    );
    return kept.answer as Promise<T>;
  };
}
