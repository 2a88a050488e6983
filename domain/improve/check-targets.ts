import type { EvaluationRecord } from '../evaluate/evaluation-record';
import { findingKey } from '../evaluate/findings';
import type { Application } from '../match/application';
import type { Rulebook } from '../publish/rulebook';
import type { Report } from '../serve/report';
import type { CarriedPlan } from './carried-plans';
import type { CarriedTarget, CheckedTarget, TargetJudgement, TargetVerdict } from './carried-target';
import { type Output, outputsOf } from './outputs-of';

/** What the records of the phase that checks a plan say. */
export interface PhaseRecords {
  outputs: readonly Output[];
  /** Indicators that its evaluations have scored for good, in the order of the rounds, and whether they fell short. */
  scored: readonly { indicator: string; fellShort: boolean }[];
  /** Indicators that its evaluations score or are still to score. */
  expected: readonly string[];
  /** Nothing more will come. */
  over: boolean;
}

/** What the final evaluations of a project say of each indicator: a draft says nothing yet. */
function scoredForGood(
  evaluations: readonly Pick<
    EvaluationRecord,
    'projectId' | 'round' | 'derivation' | 'findings' | 'finalAt'
  >[],
): PhaseRecords['scored'] {
  return [...evaluations]
    .filter(({ finalAt }) => finalAt)
    .sort((a, b) => ((a.finalAt ?? '') < (b.finalAt ?? '') ? -1 : 1))
    .flatMap(({ projectId, round, derivation, findings }) =>
      ((derivation ?? []) as unknown as { indicator: string; share: number | null }[])
        .filter(({ share }) => share !== null)
        .map(({ indicator }) => ({
          indicator,
          fellShort: findings.includes(`${projectId}/${findingKey(indicator, round)}`),
        })),
    );
}

/** The indicators of every round. */
function indicatorsOf({ evaluation }: Pick<Rulebook, 'evaluation'>): string[] {
  return evaluation.rounds.flatMap(({ indicators }) => indicators.map(({ id }) => id));
}

/**
 * Every target of the carried plans beside the phase that checks it (seeds 004: the plan is put into effect in the
 * next stage). A deliverable's gap is closed when all that was agreed of the same title, else of the same kind, is done
 * by the accepted reports; an indicator's when the last evaluation that scored it found no shortfall. What an officer
 * of the bureau said counts instead.
 */
export function checkTargets(
  plans: readonly CarriedPlan[],
  records: PhaseRecords,
  judgements: readonly TargetJudgement[] = [],
): CheckedTarget[] {
  return plans.flatMap(({ planOf, targets }) =>
    targets.map((target): CheckedTarget => {
      const found = target.kind === 'deliverable' ? ofOutputs(target, records) : ofScores(target, records);
      const judged = judgements.find((one) => one.planOf === planOf && one.target === target.id);
      return {
        ...target,
        planOf,
        ...found,
        verdict: judged?.verdict ?? found.byRecords,
        judged: judged ? { verdict: judged.verdict, reason: judged.reason, at: judged.at } : null,
      };
    }),
  );
}

type Found = Pick<CheckedTarget, 'promised' | 'done' | 'byRecords'>;

function ofOutputs({ type, title }: CarriedTarget, { outputs, over }: PhaseRecords): Found {
  const alike = outputs.filter((one) => one.type === type && one.target > 0);
  const named = alike.filter((one) => one.title.zh === title.zh);
  const own = named.length > 0 ? named : alike;
  const promised = own.reduce((sum, { target }) => sum + target, 0);
  const done = own.reduce((sum, { result }) => sum + result, 0);
  return { promised, done, byRecords: verdictOnOutputs(own, over) };
}

function verdictOnOutputs(own: readonly Output[], over: boolean): TargetVerdict | null {
  if (own.length === 0) return 'not-measurable';
  if (own.every(({ target, result }) => result >= target)) return 'kept';
  return over ? 'not-kept' : null;
}

function ofScores({ indicator }: CarriedTarget, { scored, expected, over }: PhaseRecords): Found {
  const last = scored.filter((one) => one.indicator === indicator).at(-1);
  const waits = !over && indicator !== null && expected.includes(indicator);
  const byRecords = last ? (last.fellShort ? 'not-kept' : 'kept') : waits ? null : 'not-measurable';
  return { promised: null, done: null, byRecords };
}

/** Targets that the records cannot judge and nobody has judged yet. */
export function waitingForJudgement(checked: readonly CheckedTarget[]): CheckedTarget[] {
  return checked.filter(({ byRecords, judged }) => byRecords === 'not-measurable' && judged === null);
}

/** The records of one phase as they lie in the database, taken together for {@link checkTargets}. */
export function phaseRecords(
  { deliverables }: Pick<Application, 'deliverables'>,
  accepted: readonly Pick<Report, 'outputs'>[],
  evaluations: Parameters<typeof scoredForGood>[0],
  rulebook: Pick<Rulebook, 'evaluation'>,
  over: boolean,
): PhaseRecords {
  return {
    outputs: outputsOf(deliverables, accepted),
    scored: scoredForGood(evaluations),
    expected: indicatorsOf(rulebook),
    over,
  };
}
