import type { Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { deliverNotices } from './deliver-notices';
import { forgetRequests } from './forget-requests';
import { recordStep } from './record-step';
import { remind } from './remind';

export function createRecordActivities(deps: ActivityDeps) {
  return {
    recordStep: (step: Step) => recordStep(deps, step),
    deliverNotices: (input: Parameters<typeof deliverNotices>[1]) => deliverNotices(deps, input),
    forgetRequests: () => forgetRequests(deps),
    remind: (input: Parameters<typeof remind>[1]) => remind(deps, input),
  };
}
