import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';

/** Filters a list by one of the programmes that the reader may see, the newest hundred. */
export async function programmeFilter({ desk, own }: PageContext): Promise<Field> {
  const found = await desk.seeIf<{ items: { id: string; title: { zh: string; en: string } }[] }>(
    '/programmes',
    {},
    { limit: '100' },
  );
  return {
    kind: 'choice',
    name: 'programmeId',
    label: 'serve.programme',
    options: (found?.items ?? []).map(({ id, title }) => ({ value: id, text: own(title) })),
  };
}
