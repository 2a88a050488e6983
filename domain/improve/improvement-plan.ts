import type { Indicator, Measure } from '../evaluate/indicator';
import type { CarriedTarget } from './carried-target';
import { type FindingRecord, isNotPutRight } from './finding-record';
import type { Output } from './outputs-of';
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

export type PlanFinding = Pick<FindingRecord, 'id' | 'indicator' | 'spotCheck' | 'plan' | 'outcome'>;
export type PlanIndicator = Pick<Indicator, 'id' | 'title' | 'rule'>;

/**
 * Draws the plan up from what is on record.
 * @param outputs per deliverable: agreed and done
 * @param findings of the project; the plan of one that is about a deliverable gives measure, owner and date
 * @param indicators of its rulebook: they say which deliverables a finding is about
 */
export function improvementPlan(input: {
  projectId: string;
  programmeId: string;
  organisationId: string;
  grade: string | null;
  outputs: readonly Output[];
  findings: readonly PlanFinding[];
  indicators: readonly PlanIndicator[];
}): ImprovementPlan {
  const { projectId, programmeId, organisationId, grade, outputs, findings, indicators } = input;
  const targets = outputs.map((output): ImprovementTarget => {
    const { ref, title, target, result } = output;
    const plan = planAbout(output, findings, indicators);
    return {
      ...{ ref, title: title.zh, target, result },
      gap: Math.max(0, target - result),
      reached: target <= 0 ? 100 : Math.min(100, Math.floor((result / target) * 1000) / 10),
      measure: plan?.measure ?? null,
      owner: plan?.owner ?? null,
      dueOn: plan?.dueOn ?? null,
    };
  });
  const openFindings = findings.filter(isNotPutRight).map((one) => one.id);
  return {
    ...{ projectId, programmeId, organisationId, grade, targets, openFindings },
    reachedAll: openFindings.length === 0 && targets.every((one) => one.gap === 0),
  };
}

/** Measures of the records that are about one kind of deliverable. */
const MEASURES_OF: { readonly [type in Output['type']]?: Measure } = {
  visit: 'visit-frequency',
  activity: 'activity-frequency',
  'household-file': 'file-timeliness',
};

/** The plan of the finding that is about a deliverable: about its kind, else about the outputs as a whole. */
function planAbout(
  { type }: Output,
  findings: readonly PlanFinding[],
  indicators: readonly PlanIndicator[],
): FindingRecord['plan'] {
  const measureOf = (indicator: string) => {
    const rule = indicators.find(({ id }) => id === indicator)?.rule;
    return rule && 'measure' in rule ? rule.measure : undefined;
  };
  const planned = findings.filter(({ plan }) => plan !== null);
  const about = (measure: Measure | undefined) =>
    measure && planned.find(({ indicator }) => measureOf(indicator) === measure);
  return (about(MEASURES_OF[type]) ?? about('output-completion'))?.plan ?? null;
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

/** Every gap of the plan with all that the next phase needs to check it: deliverables, then findings not put right. */
export function targetsToCarry(
  plan: ImprovementPlan,
  {
    outputs,
    findings,
    indicators,
  }: {
    outputs: readonly Output[];
    findings: readonly PlanFinding[];
    indicators: readonly PlanIndicator[];
  },
): CarriedTarget[] {
  const short = plan.targets.flatMap(({ ref, target, result, gap, measure, owner, dueOn }) => {
    const output = outputs.find((one) => one.ref === ref);
    if (gap === 0 || !output) return [];
    const { type, title } = output;
    const id = `deliverable-${ref}`;
    return [
      {
        ...{ id, kind: 'deliverable' as const, title, type, indicator: null },
        ...{ target, result, measure, owner, dueOn },
      },
    ];
  });
  const open = findings
    .filter(({ id }) => plan.openFindings.includes(id))
    .map(({ id, indicator, spotCheck, plan: own }) => ({
      ...{ id: `finding-${id.slice(plan.projectId.length + 1)}`, kind: 'finding' as const },
      title: spotCheck?.title ??
        indicators.find((one) => one.id === indicator)?.title ?? { zh: indicator, en: indicator },
      ...{ type: null, indicator, target: null, result: null },
      ...{ measure: own?.measure ?? null, owner: own?.owner ?? null, dueOn: own?.dueOn ?? null },
    }));
  return [...short, ...open];
}
