import type { ChangeRequest } from '../../domain/serve/change-request';
import type { Caller, Services } from '../record/route';

type Wanted = Pick<ChangeRequest, 'kind' | 'reason'> &
  Partial<Pick<ChangeRequest, 'ground' | 'shifts' | 'supplement' | 'extendDays'>>;

/**
 * Saves a change before it is asked for, so that its words stay in the database.
 * The same request gives the same id: asked again after an answer was lost, it is the same change.
 */
export async function saveChange(
  { store, sha256 }: Services,
  caller: Pick<Caller, 'userId'>,
  of: { projectId: string; at: string; key: string },
  wanted: Wanted,
): Promise<string> {
  const id = sha256(`${caller.userId}|${of.projectId}|${of.key}`).slice(0, 26);
  if (await store.changeRequests.get(id)) return id;
  await store.changeRequests.insert({
    shifts: [],
    supplement: 0,
    extendDays: 0,
    ...wanted,
    id,
    projectId: of.projectId,
    needsApproval: true,
    status: 'draft',
    requestedBy: caller.userId,
    requestedAt: of.at,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
  });
  return id;
}
