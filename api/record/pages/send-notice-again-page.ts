import { formPage } from './form-page';
import { mailName } from './mail-name';
import type { PageContext } from './page';

interface Notice {
  template: string;
  recipient: string;
  status: string;
  failure: string | null;
}

/** A message that could not be sent: why, whose address to mend, and the way to send it once more. */
export const sendNoticeAgainPage = formPage({
  path: '/notices/:noticeId/send-again',
  right: 'POST /notices/:noticeId/send-again',
  title: 'record.send-again',
  lead: 'record.send-again-lead',
  button: 'record.send-again',
  template: 'record/send-notice-again-page',
  fields: () => [],
  around: async (context) => ({
    crumbs: [{ text: context.t('record.notices'), href: '/notices' }],
    ...(await aboutNotice(context)),
  }),
  done: () => '/notices',
  doneText: 'record.sent-again',
});

async function aboutNotice(context: PageContext) {
  const { desk, params, t } = context;
  const { template, recipient, status, failure } = await desk.see<Notice>('/notices/:noticeId', params);
  const [kind, id] = recipient.split('/');
  return {
    about: [
      [t('record.notice'), mailName(context, template)],
      [t('record.recipient'), recipient],
      [t('record.state'), t(`record.notice-${status}`)],
      [t('record.why-failed'), failure ?? '—'],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
    recipientPage: kind === 'user' ? `/users/${id}` : null,
  };
}
