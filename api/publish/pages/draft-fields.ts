import type { Field } from '../../record/pages/form-fields';
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

const MOST = '100';

/** What a draft is made of: a pinned rulebook, the titles, and the programme that it continues. */
export async function draftFields({ desk, own, t, day }: PageContext): Promise<Field[]> {
  const rulebooks = await desk.see<{ items: RulebookLine[] }>('/rulebooks', {}, { limit: MOST });
  const programmes = await desk.see<{ items: ProgrammeLine[] }>('/programmes', {}, { limit: MOST });
  const published = programmes.items.filter((one) => one.publishedAt !== null);
  return [
    {
      kind: 'choice',
      name: 'rulebookHash',
      label: 'publish.rulebook',
      options: rulebooks.items.map(({ hash, title, version }) => ({
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
  ];
}
