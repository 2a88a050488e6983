import { readOutcome } from '../../activities/improve/read-outcome';
import type { Store } from '../../domain/record/store';

const ENDED = ['closed', 'terminated'] as const;

/** What projects came to that ended before it was kept. */
export async function countOutcomes(store: Store): Promise<void> {
  for (const endedAs of ENDED) {
    const ended = await store.projects.pick({ state: endedAs }, ['stages']);
    const known = await store.outcomes.pick({ id: { $in: ended.map(({ id }) => id) } }, []);
    const kept = new Set(known.map(({ id }) => id));
    for (const { id, stages } of ended) {
      const endedAt = stages[endedAs];
      if (!kept.has(id) && endedAt !== undefined)
        await store.outcomes.insert({ ...(await readOutcome(store, id)), endedAs, endedAt });
    }
  }
}
