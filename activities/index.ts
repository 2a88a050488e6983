import type { ActivityDeps } from './deps';
import { createRecordActivities } from './record';
import { guarded } from './record/guarded';

/** Everything that touches the world, bound to what it runs on. A fault becomes a non-retryable failure of its type. */
export function createActivities(deps: ActivityDeps) {
  return guarded({
    ...createRecordActivities(deps),
  });
}

export type Activities = ReturnType<typeof createActivities>;
