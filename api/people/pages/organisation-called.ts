import { Fault } from '../../../domain/record/fault';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';

/**
 * The id of the organisation that a person means by its full name, its credit code or its id.
 * @throws Fault `invalid-input` naming the field, when there is none or more than one
 */
export async function organisationCalled(
  { desk, t }: PageContext,
  given: unknown,
  field: string,
): Promise<string> {
  const text = String(given ?? '').trim();
  if (text === '') return '';
  const { items } = await desk.see<{ items: { kind: string; id: string; title: string }[] }>(
    '/search',
    {},
    { q: text },
  );
  const some = items.filter(({ kind }) => kind === 'organisation');
  const named = some.filter(({ id, title }) => id === text || title === text);
  const [only] = named.length > 0 ? named : some;
  if (only && (named.length === 1 || some.length === 1)) return only.id;
  const message = t('people.organisation-unknown');
  throw new Fault('invalid-input', said(message), { fields: [wrongField(field, message)] });
}
