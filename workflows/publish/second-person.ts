import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';

export function personOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}

/**
 * Separation of duties: who had a hand in something does not decide about it.
 * @throws Fault `forbidden`
 */
export function mustBeAnother(
  actor: Actor,
  before: readonly string[],
  words: { en: string; zh: string },
): void {
  if (!before.includes(personOf(actor))) return;
  const field = { field: 'actor', message: 'must be another person', zh: '须由另一人办理' };
  throw new Fault('forbidden', words, { fields: [{ ...field, rule: 'separation of duties' }] });
}
