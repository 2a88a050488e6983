import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { StatementRef } from '../../domain/record/statement';
import type { Services } from './services';

/** What a decision is given with, and under which key the request came. */
interface Given {
  actor: Actor;
  at: string;
  key: string;
}

/**
 * Saves the words that go with a decision, before it is put to the process, and answers how the decision refers to
 * them. The id is made of request and words: the same request sent again refers to the same statement.
 * @param about id of the process
 */
export async function saveStatement(
  { store, sha256 }: Pick<Services, 'store' | 'sha256'>,
  about: string,
  text: string,
  { actor, at, key }: Given,
): Promise<StatementRef> {
  const { userId: by, organisationId } =
    actor.kind === 'person' ? actor : { userId: 'system', organisationId: '' };
  const hash = sha256(text);
  const id = sha256(`${about}|${by}|${key}|${hash}`).slice(0, 26).toUpperCase();
  try {
    await store.statements.insert({ id, about, text, sha256: hash, by, organisationId, at });
  } catch (error) {
    // Saved by the same request before.
    if (!(error instanceof Fault && error.type === 'conflict')) throw error;
  }
  return { statementId: id, sha256: hash };
}
