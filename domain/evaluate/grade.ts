import { Fault } from '../record/fault';
import type { EvaluationOutcome } from './evaluation-outcome';
import { exact } from './exact';
import type { GradeBand } from './indicator';

/**
 * The band with the highest `from` that is not above the unrounded score: 89.999 is below 90
 * (domain-rules.md 3.6, half-open bands).
 * @throws Fault `rule-broken` when no band begins at or below the score
 */
export function gradeOf(bands: readonly GradeBand[], score: number): GradeBand {
  const reached = bands.filter((band) => band.from <= score).sort((a, b) => b.from - a.from)[0];
  if (!reached)
    throw new Fault('rule-broken', {
      en: `evaluation.bands has no band for a score of ${score}`,
      zh: `规则手册没有 ${score} 分对应的等次`,
    });
  return reached;
}

/**
 * What a round comes to: a veto that stands sets the score to 0 (Shanghai guide 2012, domain-rules.md 3.6). Where
 * nothing at all was scored there is no result: that nobody judged is not the provider's failing.
 */
export function verdictOf(
  score: number | null,
  standingVetoes: readonly string[],
  bands: readonly GradeBand[],
  passMark: number,
): Pick<EvaluationOutcome, 'score' | 'grade' | 'passed' | 'vetoed'> {
  const vetoed = standingVetoes.length > 0;
  if (score === null && !vetoed) return { score: null, grade: null, passed: null, vetoed };
  const counted = vetoed ? 0 : exact(score ?? 0);
  return {
    score: counted,
    grade: gradeOf(bands, counted).grade,
    passed: !vetoed && counted >= passMark,
    vetoed,
  };
}
