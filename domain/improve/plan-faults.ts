import { civilDate } from '../record/civil-date';
import type { FaultField } from '../record/fault';

/** What is wrong with a rectification plan handed in at `at`: nothing, or every fault. */
export function planFaults(
  plan: { owner: string; measure: string; target: string; dueOn: string },
  at: string,
): FaultField[] {
  const faults: FaultField[] = [];
  for (const field of ['owner', 'measure', 'target'] as const) {
    if (plan[field].trim() === '') {
      faults.push({
        field,
        message: 'must not be empty',
        zh: '必须填写',
        rule: 'each finding has an owner, a measure and a target',
      });
    }
  }
  if (plan.dueOn < civilDate(at)) {
    faults.push({
      field: 'dueOn',
      message: 'must not lie in the past',
      zh: '不得早于今天',
      rule: 'each finding has a due date',
    });
  }
  return faults;
}
