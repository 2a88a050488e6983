import type { Actor } from '../../domain/record/party';
import type { Services } from '../record/services';

/** Saves a text with its evaluation; a decision then carries its id, so that no text enters a workflow. */
export async function saveStatement(
  { store, newId }: Services,
  evaluationId: string,
  text: string,
  actor: Actor,
  at: string,
): Promise<string> {
  const id = newId();
  const { userId: by, organisationId } =
    actor.kind === 'person' ? actor : { userId: 'system', organisationId: '' };
  await store.evaluations.put(evaluationId, { [`statements.${id}`]: { text, by, organisationId, at } });
  return id;
}
