import type { Question } from './question';
import { SMALLEST_GROUP } from './share-estimate';
import type { Answer } from './survey-record';
import type { SurveySign } from './survey-sign';
import type { SurveySignTerms } from './survey-terms';

/** What the signs are read from. */
export interface SurveyTraces {
  /** Valid answers. */
  answers: readonly Answer[];
  /** Instants at which invitations were used: not tied to the answers. */
  usedAt: readonly string[];
  /** Answers from a browser that had sent another one: counted as they came, no device is kept. */
  sameDevice: number;
}

/** Fewer marks than this in a row are no line. */
const SHORTEST_LINE = 3;

/** The signs that the rulebook looks for, as far as groups of five people or more show them. */
export function surveySigns(
  terms: SurveySignTerms,
  questions: readonly Question[],
  isSatisfied: (answer: Answer) => boolean,
  traces: SurveyTraces,
): SurveySign[] {
  return [
    ...straightLines(terms, questions, traces.answers),
    ...staffAboveLinks(terms, isSatisfied, traces.answers),
    ...sameSeconds(terms, traces.usedAt),
    ...sameDevice(terms, traces),
  ];
}

function straightLines(
  { straightLines: from }: SurveySignTerms,
  questions: readonly Question[],
  answers: readonly Answer[],
): SurveySign[] {
  if (from === undefined) return [];
  const ids = new Set(questions.filter((one) => one.kind === 'satisfaction').map((one) => one.id));
  const isLine = ({ values }: Answer) => {
    const marks = values.filter((one) => ids.has(one.question) && one.value !== null);
    return marks.length >= SHORTEST_LINE && marks.every((one) => one.value === marks[0]?.value);
  };
  return waysIn(answers).flatMap(({ enteredBy, mode }): SurveySign[] => {
    const own = answers.filter((one) =>
      enteredBy === null ? one.mode === (mode ?? 'link') : one.enteredBy === enteredBy,
    );
    const lines = own.filter(isLine).length;
    const isSign =
      own.length >= SMALLEST_GROUP && lines >= SMALLEST_GROUP && lines * 100 >= own.length * from;
    return isSign
      ? [
          {
            ...{ kind: 'straight-lines', enteredBy, answers: lines, of: own.length, from },
            ...(mode && { mode }),
          },
        ]
      : [];
  });
}

/** By links, by codes on a sheet, and by each who entered any. */
function waysIn(answers: readonly Answer[]): { enteredBy: string | null; mode?: 'qr' }[] {
  const entered = [...new Set(answers.map((one) => one.enteredBy))].sort(byText);
  return entered.flatMap((enteredBy): { enteredBy: string | null; mode?: 'qr' }[] =>
    enteredBy === null ? [{ enteredBy }, { enteredBy, mode: 'qr' }] : [{ enteredBy }],
  );
}

/**
 * With strata by method, answers for people with a link that staff entered, or that came by a sheet, would stand out one
 * by one: then none.
 */
function staffAboveLinks(
  { staffAbove: from }: SurveySignTerms,
  isSatisfied: (answer: Answer) => boolean,
  answers: readonly Answer[],
): SurveySign[] {
  // Codes on paper went through the hands of staff.
  const staff = answers.filter((one) => one.enteredBy !== null || one.mode === 'qr');
  const links = answers.filter((one) => one.mode === 'link');
  const crossed = answers.filter((one) => one.stratum === 'link' && one.mode !== 'link').length;
  if (from === undefined || Math.min(staff.length, links.length) < SMALLEST_GROUP) return [];
  if (crossed > 0 && crossed < SMALLEST_GROUP) return [];
  const share = (own: readonly Answer[]) => own.filter(isSatisfied).length / own.length;
  const points = Math.round((share(staff) - share(links)) * 100);
  return points >= from
    ? [{ kind: 'staff-above-links', staff: staff.length, links: links.length, points, from }]
    : [];
}

/** Stretches of time one after the other, each as long as the rulebook says, from the first use that no other holds. */
function sameSeconds({ sameSeconds: terms }: SurveySignTerms, usedAt: readonly string[]): SurveySign[] {
  if (!terms) return [];
  const instants = usedAt.map((one) => Date.parse(one)).sort((a, b) => a - b);
  const stretches: number[] = [];
  for (let first = 0; first < instants.length; ) {
    const end = (instants[first] ?? 0) + terms.seconds * 1000;
    const next = instants.findIndex((one, at) => at > first && one >= end);
    const count = (next < 0 ? instants.length : next) - first;
    if (count >= terms.answers && count >= SMALLEST_GROUP) stretches.push(count);
    first += count;
  }
  const answers = stretches.reduce((sum, one) => sum + one, 0);
  return stretches.length > 0
    ? [
        {
          kind: 'same-seconds',
          answers,
          times: stretches.length,
          seconds: terms.seconds,
          from: terms.answers,
        },
      ]
    : [];
}

function sameDevice(
  { sameDevice: from }: SurveySignTerms,
  { answers, sameDevice: counted }: SurveyTraces,
): SurveySign[] {
  const of = answers.filter((one) => one.mode === 'link' || one.mode === 'qr').length;
  return from !== undefined && counted >= Math.max(from, SMALLEST_GROUP)
    ? [{ kind: 'same-device', answers: counted, of, from }]
    : [];
}

const byText = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);
