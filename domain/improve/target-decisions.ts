import { type DecisionInput, decisionType } from '../record/decision';
import type { StatementRef } from '../record/statement';
import type { TargetVerdict } from './carried-target';

/** An officer of the bureau says what became of a target that an earlier plan carried into the project. */
export const judgeTarget = decisionType<
  DecisionInput & { planOf: string; target: string; verdict: TargetVerdict; reason: StatementRef }
>('judgeTarget');
