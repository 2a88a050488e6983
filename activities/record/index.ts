import type { Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { recordStep } from './record-step';
import { remind } from './remind';

export function createRecordActivities(deps: ActivityDeps) {
  return {
    recordStep: (step: Step) => recordStep(deps, step),
    remind: (input: Parameters<typeof remind>[1]) => remind(deps, input),
  };
}
