import { listPage } from './list-page';
import { mailName } from './mail-name';

interface Notice {
  id: string;
  template: string;
  recipient: string;
  status: string;
  queuedAt: string;
  sentAt: string | null;
  attempts: number;
}

const STATES = ['queued', 'sending', 'sent', 'failed'];
const TAGS: { [status: string]: string } = { failed: 'govuk-tag--red', sent: 'govuk-tag--green' };

/** The messages that went out, or should have; never to which address. */
export const noticesPage = listPage<Notice>({
  path: '/notices',
  right: 'GET /notices',
  title: 'record.notices',
  lead: 'record.notices-lead',
  empty: 'record.no-notice',
  filters: ({ t }) => [
    {
      kind: 'choice',
      name: 'status',
      label: 'record.state',
      options: STATES.map((value) => ({ value, text: t(`record.notice-${value}`) })),
    },
    { kind: 'line', name: 'programmeId', label: 'record.programme-id' },
  ],
  columns: [
    {
      label: 'record.when',
      value: ({ queuedAt }) => queuedAt,
      show: ({ queuedAt }, { time }) => ({ text: time(queuedAt) }),
    },
    { label: 'record.notice', value: ({ template }, context) => mailName(context, template) },
    { label: 'record.recipient', value: ({ recipient }) => recipient },
    {
      label: 'record.state',
      value: ({ status }, { t }) => t(`record.notice-${status}`),
      show: ({ status }, { t }) => ({
        text: t(`record.notice-${status}`),
        tag: TAGS[status] ?? 'govuk-tag--grey',
      }),
    },
    {
      label: 'record.send-again',
      value: () => null,
      show: ({ id, status }, { t }) =>
        status === 'failed'
          ? { text: t('record.send-again'), href: `/notices/${encodeURIComponent(id)}/send-again` }
          : { text: '—' },
    },
    {
      label: 'record.sent-at',
      value: ({ sentAt }) => sentAt,
      show: ({ sentAt }, { time }) => ({ text: sentAt ? time(sentAt) : '—' }),
    },
    { label: 'record.attempts', value: ({ attempts }) => attempts },
  ],
});
