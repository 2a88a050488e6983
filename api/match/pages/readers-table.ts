import type { ReadingTerms } from '../../../domain/match/reading-terms';
import type { PageContext } from '../../record/pages/page';
import type { whoReadsWhat } from '../who-reads-what';

export type Reading = NonNullable<Awaited<ReturnType<typeof whoReadsWhat>>>;

/** What the rulebook says of sharing applications out; nothing where every seat reads all. */
export function readingFacts({ t }: PageContext, terms: ReadingTerms | undefined) {
  if (!terms) return [];
  const { readers, least, most } = terms;
  const fact = (key: string, count: number) => ({ key: { text: t(key) }, value: { text: String(count) } });
  return [
    fact('match.readers-each', readers),
    ...(least === undefined ? [] : [fact('match.readers-least', least)]),
    ...(most === undefined ? [] : [fact('match.reads-most', most)]),
  ];
}

/** Who reads what, by code. */
export function readersTable({ t }: PageContext, { applications }: Reading) {
  return {
    caption: t('match.who-reads'),
    captionClasses: 'govuk-table__caption--m',
    head: ['match.code', 'match.read-by', 'match.readers-missing'].map((key) => ({ text: t(key) })),
    rows: applications.map(({ code, seats, missing }) => [
      { text: code },
      { text: seats.join(' · ') || '—' },
      missing > 0 ? { text: String(missing), tag: 'govuk-tag--red' } : { text: '—' },
    ]),
  };
}
