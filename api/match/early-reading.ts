import type { Application } from '../../domain/match/application';
import { type EarlyLook, opens } from '../../domain/match/early-look';
import { isSealed } from '../../domain/match/seal';
import type { Caller, Page, PageOptions, Services } from '../record/route';

/** The early look 提前查看 under which somebody may read a sealed application now; null: there is none. */
export async function lookAt(
  { store, now }: Pick<Services, 'store' | 'now'>,
  userId: string,
  application: Application,
): Promise<EarlyLook | null> {
  const looks = await store.earlyLooks.find({ readers: userId, status: 'consented' });
  if (looks.length === 0) return null;
  const at = await now();
  return looks.find((one) => opens(one, userId, application, at)) ?? null;
}

/** The early looks of one person that last, at applications of one programme. */
export async function looksIn(
  { store, now }: Pick<Services, 'store' | 'now'>,
  userId: string,
  programmeId: string,
): Promise<EarlyLook[]> {
  const looks = await store.earlyLooks.find({ readers: userId, status: 'consented', programmeId });
  const at = await now();
  return looks.filter(({ until }) => until === null || at <= until);
}

interface Paper {
  application: Application;
  /** Null: the application itself. */
  documentId: string | null;
}

/**
 * Puts on record that somebody reads an application or one of its documents, where it is sealed to them but for an
 * early look. What is not sealed, or is the reader's own, is nobody's concern. Call it before the paper goes out.
 * @returns false when it is sealed and no look opens it, or not any more: then it must not go out
 */
export async function keepRead(
  services: Services,
  caller: Caller,
  { application, documentId }: Paper,
): Promise<boolean> {
  const { store } = services;
  const { userId, organisationId } = caller;
  if (application.organisationId === organisationId) return true;
  const { id: applicationId, programmeId } = application;
  if (!isSealed((await store.programmes.need(programmeId)).state)) return true;
  const look = await lookAt(services, userId, application);
  if (!look) return false;
  const paper = { lookId: look.id, applicationId, documentId };
  const at = await services.now();
  return store.transaction(async () => {
    const opened = (await store.earlyReads.count(paper)) === 0 ? 1 : 0;
    // Together with the read: whoever ends the look either counts it or comes first.
    const lasts = await store.earlyLooks.add({ id: look.id, status: 'consented' }, { reads: 1, opened });
    if (lasts)
      await store.earlyReads.insert({
        ...{ ...paper, id: services.newId(), programmeId, userId, organisationId, at },
      });
    return lasts;
  });
}

/** A page of what early looks open of a call, each application put on record; null: there is no such look. */
export async function readEarly(
  services: Services,
  caller: Caller,
  programmeId: string,
  query: PageOptions,
): Promise<Page<Application> | null> {
  const looks = await looksIn(services, caller.userId, programmeId);
  if (looks.length === 0) return null;
  const covered = [...new Set(looks.flatMap(({ covers }) => covers))];
  const filter = { id: { $in: covered }, status: 'submitted' };
  const page = await services.store.page('applications', filter, query);
  const items: Application[] = [];
  for (const application of page.items)
    if (await keepRead(services, caller, { application, documentId: null })) items.push(application);
  return { ...page, items };
}
