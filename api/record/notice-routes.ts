import { z } from 'zod';
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
];
