import type { FindingRecord } from './finding-record';
import type { Standing } from './standing';

/** One line of the plan: a target, what came of it, and what is done about the gap. */
export interface ImprovementTarget {
  ref: string;
  title: string;
  /** Agreed and reached, in the target's own unit. */
  target: number;
  result: number;
  /** What is missing; 0 when reached. */
  gap: number;
  /** Result by target in per cent, cut at one decimal, at most 100. */
  reached: number;
  measure: string | null;
  owner: string | null;
  dueOn: string | null;
}

/** 绩效改进计划书: targets against results, gaps, measures; carried into the next phase. */
export interface ImprovementPlan {
  projectId: string;
  programmeId: string;
  organisationId: string;
  grade: string | null;
  targets: ImprovementTarget[];
  /** Findings that were not put right. */
  openFindings: string[];
  reachedAll: boolean;
}

/**
 * Draws the plan up from what is on record.
 * @param outputs per deliverable or indicator: agreed and done
 * @param findings of the project; a finding's plan gives measure, owner and date of the target that it is about
 */
export function improvementPlan(input: {
  projectId: string;
  programmeId: string;
  organisationId: string;
  grade: string | null;
  outputs: readonly { ref: string; title: string; target: number; result: number }[];
  findings: readonly Pick<FindingRecord, 'id' | 'indicator' | 'plan' | 'outcome'>[];
}): ImprovementPlan {
  const { projectId, programmeId, organisationId, grade, outputs, findings } = input;
  const targets = outputs.map(({ ref, title, target, result }): ImprovementTarget => {
    const plan = findings.find((one) => one.indicator === ref && one.plan)?.plan ?? null;
    return {
      ...{ ref, title, target, result },
      gap: Math.max(0, target - result),
      reached: target <= 0 ? 100 : Math.min(100, Math.floor((result / target) * 1000) / 10),
      measure: plan?.measure ?? null,
      owner: plan?.owner ?? null,
      dueOn: plan?.dueOn ?? null,
    };
  });
  const openFindings = findings.filter((one) => one.outcome !== 'corrected').map((one) => one.id);
  return {
    ...{ projectId, programmeId, organisationId, grade, targets, openFindings },
    reachedAll: openFindings.length === 0 && targets.every((one) => one.gap === 0),
  };
}

/** The lines of the plan that the next phase takes over: every gap. */
export function carriedTargets(plan: ImprovementPlan): Standing['carriedOver'] {
  return plan.targets
    .filter((one) => one.gap > 0)
    .map(({ ref, title, target, result }) => ({
      kind: 'target',
      ref,
      text: `${title}: ${result} of ${target}`,
    }));
}
