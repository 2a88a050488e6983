import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { StatementRef } from '../../domain/record/statement';
import type { Store } from '../../domain/record/store';

/** Saves words as the API does before a decision refers to them. */
export async function sampleStatement(store: Store, text: string): Promise<StatementRef> {
  const statementId = ulid();
  const sha256 = createHash('sha256').update(text).digest('hex');
  const at = '2026-01-01T00:00:00.000Z';
  await store.statements.put(statementId, { about: 'test', text, sha256, by: 'u', organisationId: 'o', at });
  return { statementId, sha256 };
}
