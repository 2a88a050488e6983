import type { ActivityDeps } from './deps';
import { createEvaluateActivities } from './evaluate';
import { createImproveActivities } from './improve';
import { createMatchActivities } from './match';
import { createMoneyActivities } from './money';
import { createPublishActivities } from './publish';
import { createRecordActivities } from './record';
import { guarded } from './record/guarded';
import { createServeActivities } from './serve';

/** Everything that touches the world, bound to what it runs on. A fault becomes a non-retryable failure of its type. */
export function createActivities(deps: ActivityDeps) {
  return guarded({
    ...createRecordActivities(deps),
    ...createPublishActivities(deps),
    ...createMatchActivities(deps),
    ...createEvaluateActivities(deps),
    ...createMoneyActivities(deps),
    ...createImproveActivities(deps),
    ...createServeActivities(deps),
  });
}

export type Activities = ReturnType<typeof createActivities>;
