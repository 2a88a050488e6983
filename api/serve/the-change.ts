import type { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import type { ChangeRequest } from '../../domain/serve/change-request';
import type { changeView } from './change-schema';
import { viewOfSignature } from './check-paper';

/** @throws Fault `not-found` unless it is a change of the project that has been asked for */
export async function theChange(
  store: Store,
  { projectId, changeId }: { projectId: string; changeId: string },
): Promise<ChangeRequest> {
  const change = await store.changeRequests.get(changeId);
  if (!change || change.projectId !== projectId || change.status === 'draft')
    throw new Fault('not-found', { en: 'no such change of this project', zh: '本项目没有这项变更' });
  return change;
}

/**
 * A change as everybody in the project sees it; each approval with the reason that was given for it.
 * @param withSigner whether the reader sees who is behind a signature file: `seesSigners`
 */
export function viewOfChange(change: ChangeRequest, withSigner: boolean): z.input<typeof changeView> {
  const { approvals = [], reasons = {}, amendment } = change;
  return {
    ...change,
    ground: change.ground ?? null,
    approvals: approvals.map((one) => ({ ...one, reason: reasons[one.userId] ?? null })),
    effectiveAt: change.effectiveAt ?? null,
    amendment: amendment
      ? { ...amendment, signatures: amendment.signatures.map((one) => viewOfSignature(one, withSigner)) }
      : null,
  };
}
