import { ANSWER_MODES } from './answer-mode';
import { USUAL_AWARENESS } from './awareness-terms';
import { exact } from './exact';
import type { Question } from './question';
import { type Counted, type ShareEstimate, SMALLEST_GROUP, shareEstimate } from './share-estimate';
import { mayBeShown, shownCounts } from './small-groups';
import type { Answer, SurveyResult } from './survey-record';
import type { SurveyTerms } from './survey-terms';

type Terms = Pick<
  SurveyTerms,
  'minimumValid' | 'minimumByMode' | 'satisfiedFrom' | 'questions' | 'awareness'
>;

/**
 * The result of a survey. An answer is satisfied when the mean of its satisfaction questions, unrounded, reaches
 * `satisfiedFrom`. Shares are those of the people served: each stratum weighs what it is. Numbers about fewer than
 * five answers are null, and so are those that would give them away by difference.
 * @param frame how many were served: the population
 * @param strata their numbers by stratum, when the sample was stratified
 */
export function surveyResult(
  terms: Terms,
  answers: readonly Answer[],
  frame: number,
  strata: readonly { stratum: string; frame: number }[] = [],
): SurveyResult {
  const valid = answers.filter((answer) => answer.valid);
  const rated = valid.filter((answer) => meanSatisfaction(terms.questions, answer) !== null);
  const isSatisfied = satisfiedBy(terms);
  const estimate = (own: readonly Answer[], isYes: (answer: Answer) => boolean) =>
    shareEstimate(counted(own, isYes, frame, strata));
  const satisfied = estimate(rated, isSatisfied);
  const aware = awareness(terms, valid, estimate);
  const modes = ANSWER_MODES.map((mode) => valid.filter((answer) => answer.mode === mode).length);
  const shownModes = shownCounts(modes);
  const shortOf = (terms.minimumByMode ?? []).flatMap(({ mode, valid: needed }) =>
    (modes[ANSWER_MODES.indexOf(mode)] ?? 0) < needed ? [{ mode, needed }] : [],
  );
  const bySpeaker = speakers(rated, isSatisfied);
  return {
    valid: valid.length >= terms.minimumValid && rated.length > 0 && shortOf.length === 0,
    shortOf,
    satisfied: satisfied?.share ?? null,
    standardError: satisfied?.standardError ?? null,
    interval: satisfied?.interval ?? null,
    aware: aware?.share ?? null,
    awareInterval: aware?.interval ?? null,
    byMode: ANSWER_MODES.map((mode, at) => ({ mode, valid: shownModes[at] ?? null })),
    byProxy: bySpeaker[1].valid,
    bySpeaker: [...bySpeaker],
    byStratum: strata.length === 0 ? [] : stratumLines(satisfied, rated),
    byQuestion: terms.questions
      .filter((one) => one.kind !== 'text')
      .map((one) => questionResult(one, terms.satisfiedFrom, valid, estimate)),
  };
}

type Estimating = (own: readonly Answer[], isYes: (answer: Answer) => boolean) => ShareEstimate | null;

/** True for an answer whose mean satisfaction reaches the rulebook's mark. */
export function satisfiedBy({ questions, satisfiedFrom }: Pick<SurveyTerms, 'questions' | 'satisfiedFrom'>) {
  return (answer: Answer): boolean => (meanSatisfaction(questions, answer) ?? 0) >= satisfiedFrom;
}

function counted(
  own: readonly Answer[],
  isYes: (answer: Answer) => boolean,
  frame: number,
  strata: readonly { stratum: string; frame: number }[],
): Counted[] {
  const count = (given: readonly Answer[], name: string, population: number): Counted => ({
    strata: [name],
    population,
    n: given.length,
    yes: given.filter(isYes).length,
  });
  if (strata.length === 0) return [count(own, '', frame)];
  return strata.map(({ stratum, frame: size }) =>
    count(
      own.filter((answer) => answer.stratum === stratum),
      stratum,
      size,
    ),
  );
}

/** Their own tallies of those who answered themselves and of carers who answered for them. */
function speakers(rated: readonly Answer[], isSatisfied: (answer: Answer) => boolean) {
  const own = [rated.filter((one) => !one.proxy), rated.filter((one) => one.proxy)] as const;
  const [self, proxy] = mayBeShown(own.map((given) => given.length));
  const line = <W extends 'self' | 'proxy'>(who: W, given: readonly Answer[], may: boolean | undefined) => ({
    who,
    valid: may ? given.length : null,
    satisfied: may && given.length > 0 ? exact(given.filter(isSatisfied).length / given.length) : null,
  });
  return [line('self', own[0], self), line('proxy', own[1], proxy)] as const;
}

/**
 * Strata as they were weighed. Where they are ways of asking, the answers that staff entered for people with a link are
 * the difference between a stratum and a mode: fewer than five of them keep the strata's numbers back.
 */
function stratumLines(satisfied: ShareEstimate | null, rated: readonly Answer[]) {
  const crossed = rated.filter((one) => one.stratum === 'link' && one.mode !== 'link').length;
  const may = crossed === 0 || crossed >= SMALLEST_GROUP;
  return (satisfied?.from ?? []).map(({ strata, population, n, yes }) => ({
    strata: [...strata],
    frame: population,
    valid: may ? n : null,
    satisfied: may ? exact(yes / n) : null,
  }));
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

function awareness(
  { questions, awareness: { known, of } = USUAL_AWARENESS }: Terms,
  valid: readonly Answer[],
  estimate: Estimating,
): ShareEstimate | null {
  const asked = questions.filter((question) => question.kind === 'awareness');
  if (asked.length === 0) return null;
  const needed = exact((asked.length * known) / of);
  return estimate(
    valid,
    (answer) => asked.filter((question) => answerTo(answer, question) === true).length >= needed,
  );
}

function questionResult(
  question: Question,
  satisfiedFrom: number,
  valid: readonly Answer[],
  estimate: Estimating,
): SurveyResult['byQuestion'][number] {
  const given = valid.filter((answer) => answerTo(answer, question) !== null);
  const isYes = (answer: Answer) => {
    const value = answerTo(answer, question);
    return typeof value === 'number' ? value >= satisfiedFrom : value === true;
  };
  const open = given.length > 0 && given.length < SMALLEST_GROUP;
  return {
    question: question.id,
    answered: open ? null : given.length,
    share: estimate(given, isYes)?.share ?? null,
  };
}
