import { LANGUAGES, wordsIn } from './words';

/** Key of words: the heading of the column that says what is wrong in each row of a file that is given back. */
export const MARKED_HEADING = 'record.table-marked';

/** Whether it is that heading in any language: the column is not read when the file comes again. */
export function isMarkedHeading(heading: string): boolean {
  return LANGUAGES.some((lang) => wordsIn(lang).t(MARKED_HEADING) === heading.trim());
}
