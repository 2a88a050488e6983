import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';

interface RulebookLine {
  hash: string;
  title: { zh: string; en: string };
  version: number;
}
interface ProgrammeLine {
  id: string;
  title: { zh: string; en: string };
  publishedAt: string | null;
}

interface CaseLine {
  id: string;
  title: string;
  organisation: string;
}

const AT_ONCE = '100';

/** What a draft is made of: a pinned rulebook, the titles, the programme that it continues, and the good case that it is written from. */
export async function draftFields(context: PageContext): Promise<Field[]> {
  const { own, t, day } = context;
  const rulebooks = await everyOne<RulebookLine>(context, '/rulebooks');
  const programmes = await everyOne<ProgrammeLine>(context, '/programmes');
  const cases = await everyOne<CaseLine>(context, '/public/good-cases');
  const published = programmes.filter((one) => one.publishedAt !== null);
  return [
    {
      kind: 'choice',
      name: 'rulebookHash',
      label: 'publish.rulebook',
      options: rulebooks.map(({ hash, title, version }) => ({
        value: hash,
        text: t('publish.title-and-version', { title: own(title), version }),
        hint: hash.slice(0, 12),
      })),
    },
    { kind: 'line', name: 'title.zh', label: 'publish.title-zh' },
    { kind: 'line', name: 'title.en', label: 'publish.title-en' },
    {
      kind: 'choice',
      name: 'continues',
      label: 'publish.continues',
      hint: 'publish.continues-hint',
      whenEmpty: 'null',
      options: [
        { value: '', text: t('publish.continues-none') },
        ...published.map(({ id, title, publishedAt }) => ({
          value: id,
          text: `${own(title)} (${publishedAt === null ? '' : day(publishedAt)})`,
        })),
      ],
    },
    {
      kind: 'choice',
      name: 'fromCase',
      label: 'publish.from-case',
      hint: 'publish.from-case-hint',
      whenEmpty: 'null',
      options: [
        { value: '', text: t('publish.from-case-none') },
        ...cases.map(({ id, title, organisation }) => ({ value: id, text: `${title} (${organisation})` })),
      ],
    },
  ];
}

/** A whole list, page after page: however old, it can be chosen. */
async function everyOne<T>({ desk }: PageContext, path: string): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; next: string | null } = await desk.see(
      path,
      {},
      { limit: AT_ONCE, ...(cursor !== null && { cursor }) },
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}
