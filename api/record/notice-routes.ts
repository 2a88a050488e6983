import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import type { NoticeRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import { route } from './route';
import { pageOf, pageQuery } from './schemas';
import { sealedNotices } from './sealed-notices';

const status = z.enum(['queued', 'sending', 'sent', 'failed']);

const notice = z.object({
  id: z.string(),
  template: z.string(),
  recipient: z.string().meta({ description: 'user/<id> or household/<id>: no address' }),
  programmeId: z.string(),
  status,
  queuedAt: z.string(),
  sentAt: z.string().nullable(),
  attempts: z.int(),
});

const params = z.object({
  noticeId: z.string().max(500).meta({ description: 'The id of a message, escaped' }),
});

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/notices',
    action: 'record.read-notices',
    summary:
      'Messages sent and to be sent, newest first; those that say who applied once the call has closed',
    tag: 'record',
    query: pageQuery.extend({
      status: status.optional(),
      programmeId: z.string().max(64).optional(),
      template: z.string().max(100).optional(),
    }),
    answer: pageOf(notice),
    handle: async ({ services, query: { status: is, programmeId, template, ...page } }) => {
      const sealed = await sealedNotices(services.store);
      const filter = {
        ...(sealed.length > 0 && { id: { $nin: sealed } }),
        ...(is && { status: is }),
        ...(programmeId && { programmeId }),
        ...(template && { template }),
      };
      return services.store.page('notices', filter, { ...page, sort: { queuedAt: -1 } });
    },
  }),
  route({
    method: 'get',
    path: '/notices/:noticeId',
    action: 'record.read-notices',
    summary: 'One message, and why it could not be sent',
    tag: 'record',
    params,
    answer: notice.extend({
      failure: z.string().nullable(),
      sentAgain: z
        .array(z.object({ by: z.string(), at: z.string() }))
        .meta({ description: 'Who had it sent again after it failed, by user id, and when' }),
    }),
    handle: async ({ services: { store }, params: { noticeId } }) => {
      const found = await readableNotice(store, noticeId);
      return { ...found, failure: found.failure ?? null, sentAgain: found.sentAgain ?? [] };
    },
  }),
  route({
    method: 'post',
    path: '/notices/:noticeId/send-again',
    action: 'record.send-notice-again',
    summary:
      'Queues a message that could not be sent once more, after what was wrong was mended; a failed one only',
    tag: 'record',
    params,
    answer: z.object({ status }),
    handle: async ({ services: { store }, params: { noticeId }, caller, at }) => {
      const { status: before, sentAgain = [] } = await readableNotice(store, noticeId);
      const queued = await store.notices.update(
        { id: noticeId, status: 'failed' },
        { status: 'queued', sentAgain: [...sentAgain, { by: caller.userId, at }] },
      );
      if (!queued)
        throw new Fault('not-allowed-now', {
          en: `only a message that failed is sent again; this one is ${before}`,
          zh: '只有发送失败的消息可以重发',
        });
      return { status: 'queued' as const };
    },
  }),
];

/** @throws Fault `not-found`, also for what is still sealed */
async function readableNotice(store: Store, id: string): Promise<NoticeRecord> {
  const sealed = await sealedNotices(store);
  const found = sealed.includes(id) ? null : await store.notices.get(id);
  if (!found) throw new Fault('not-found', { en: 'no such message', zh: '没有这条消息' });
  return found;
}
