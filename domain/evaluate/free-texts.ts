import { namesPerson } from '../improve/good-case';
import type { Question } from './question';
import { SMALLEST_GROUP } from './share-estimate';
import type { Answer } from './survey-record';

/** What was written to one question. */
export interface FreeTexts {
  question: string;
  /** In the order of their signs, which says nothing about who wrote when. */
  texts: string[];
  /** Texts not shown, since they name somebody's number or address. */
  leftOut: number;
}

/**
 * What recipients wrote in their own words, each text by itself: without household, time, way of asking or anything else
 * of the answer that it came with.
 * @returns null where fewer answered than may be told of
 */
export function freeTexts(
  questions: readonly Question[],
  answers: readonly Pick<Answer, 'values'>[],
): FreeTexts[] | null {
  if (answers.length < SMALLEST_GROUP) return null;
  return questions
    .filter(({ kind }) => kind === 'text')
    .map(({ id }) => {
      const given = answers
        .flatMap(({ values }) => values.filter(({ question }) => question === id))
        .flatMap(({ value }) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));
      const texts = given.filter((text) => !namesPerson(text)).sort();
      return { question: id, texts, leftOut: given.length - texts.length };
    });
}
