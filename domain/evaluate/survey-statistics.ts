import type { SurveyTerms } from '../publish/rulebook';
import { exact } from './exact';
import type { Question } from './question';
import type { Answer, SurveyResult } from './survey-record';

/** Groups smaller than this are never shown: they could tell who said what. */
export const SMALLEST_GROUP = 5;

/** Of five things to know, three make a recipient aware 知晓 (Guangzhou stations, domain-rules.md 5). */
const AWARE_SHARE = 3 / 5;

/** 97.5 % quantile of the normal distribution: a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share of `yes` among `n` answers out of a population of `of`. The finite population
 * correction widens the effective sample to n (N−1)/(N−n): when everybody answered there is no doubt left.
 */
export function wilsonInterval(yes: number, n: number, of: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = yes / n;
  if (n >= of) return { low: exact(share), high: exact(share) };
  const effective = (n * (of - 1)) / (of - n);
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * effective)) / (1 + z2 / effective);
  const half =
    (Z / (1 + z2 / effective)) *
    Math.sqrt((share * (1 - share)) / effective + z2 / (4 * effective * effective));
  const low = yes === 0 ? 0 : Math.max(centre - half, 0);
  const high = yes === n ? 1 : Math.min(centre + half, 1);
  return { low: exact(low), high: exact(high) };
}

/**
 * The result of a survey. An answer is satisfied when the mean of its satisfaction questions, unrounded, reaches
 * `satisfiedFrom`. Numbers about fewer than five answers are null.
 * @param frame how many were served: the population
 */
export function surveyResult(
  terms: Pick<SurveyTerms, 'minimumValid' | 'satisfiedFrom' | 'questions'>,
  answers: readonly Answer[],
  frame: number,
): SurveyResult {
  const valid = answers.filter((answer) => answer.valid);
  const rated = valid.flatMap((answer) => meanSatisfaction(terms.questions, answer) ?? []);
  const satisfied = rated.filter((mean) => mean >= terms.satisfiedFrom).length;
  const enough = rated.length >= SMALLEST_GROUP;
  return {
    valid: valid.length >= terms.minimumValid && rated.length > 0,
    satisfied: enough ? exact(satisfied / rated.length) : null,
    interval: enough ? wilsonInterval(satisfied, rated.length, frame) : null,
    aware: awareness(terms.questions, valid),
    byMode: (['link', 'phone', 'paper'] as const).map((mode) => ({
      mode,
      valid: shown(valid.filter((answer) => answer.mode === mode).length),
    })),
    byProxy: shown(valid.filter((answer) => answer.proxy).length),
    byQuestion: terms.questions
      .filter((one) => one.kind !== 'text')
      .map((one) => questionResult(one, terms.satisfiedFrom, valid)),
  };
}

/** Counts below the smallest group are hidden; nought is nobody. */
function shown(count: number): number | null {
  return count === 0 || count >= SMALLEST_GROUP ? count : null;
}

function answerTo(answer: Answer, question: Question): Answer['values'][number]['value'] {
  return answer.values.find((one) => one.question === question.id)?.value ?? null;
}

function meanSatisfaction(questions: readonly Question[], answer: Answer): number | null {
  const values = questions
    .filter((question) => question.kind === 'satisfaction')
    .map((question) => answerTo(answer, question))
    .filter((value) => typeof value === 'number');
  return values.length === 0 ? null : exact(values.reduce((sum, one) => sum + one, 0) / values.length);
}

function awareness(questions: readonly Question[], valid: readonly Answer[]): number | null {
  const asked = questions.filter((question) => question.kind === 'awareness');
  if (asked.length === 0 || valid.length < SMALLEST_GROUP) return null;
  const needed = exact(asked.length * AWARE_SHARE);
  const aware = valid.filter(
    (answer) => asked.filter((question) => answerTo(answer, question) === true).length >= needed,
  );
  return exact(aware.length / valid.length);
}

function questionResult(
  question: Question,
  satisfiedFrom: number,
  valid: readonly Answer[],
): SurveyResult['byQuestion'][number] {
  const values = valid.map((answer) => answerTo(answer, question)).filter((value) => value !== null);
  const yes = values.filter((value) =>
    typeof value === 'number' ? value >= satisfiedFrom : value === true,
  ).length;
  const enough = values.length >= SMALLEST_GROUP;
  return {
    question: question.id,
    answered: shown(values.length),
    share: enough ? exact(yes / values.length) : null,
  };
}
