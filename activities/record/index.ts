import type { Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { deliverNotices } from './deliver-notices';
import { recordStep } from './record-step';
import { remind } from './remind';

export function createRecordActivities(deps: ActivityDeps) {
  return {
    recordStep: (step: Step) => recordStep(deps, step),
    deliverNotices: (input: Parameters<typeof deliverNotices>[1]) => deliverNotices(deps, input),
    remind: (input: Parameters<typeof remind>[1]) => remind(deps, input),
  };
}
