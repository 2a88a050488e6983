import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { type ApplicationView, statusTag } from './application-papers';
import { type Judgement, judgements } from './judgement';

interface Own extends ApplicationView {
  programme: string;
  judgement: Judgement | null;
}

/** The applications of the own organisation, how each stands, and why. */
export const ownApplicationsPage = listPage<Own>({
  path: '/applications',
  right: 'GET /applications',
  title: 'match.own-applications',
  empty: 'match.no-application',
  items: async (context, items) => {
    const found = items as ApplicationView[];
    const ids = [...new Set(found.map(({ programmeId }) => programmeId))];
    const programmes = new Map(
      await Promise.all(ids.map(async (id) => [id, await lookUp(context, id)] as const)),
    );
    return found.map((one) => ({
      ...one,
      programme: programmes.get(one.programmeId)?.title ?? '—',
      judgement: programmes.get(one.programmeId)?.judged(one.id) ?? null,
    }));
  },
  columns: [
    {
      label: 'match.title',
      value: ({ title }) => title,
      show: ({ id, title }) => ({ text: title || '—', href: `/applications/${id}` }),
    },
    {
      label: 'match.programme',
      value: ({ programme }) => programme,
      show: ({ programme, programmeId }) => ({ text: programme, href: `/programmes/${programmeId}` }),
    },
    {
      label: 'record.state',
      value: ({ status }, context) => statusTag(context, status).text,
      show: ({ status }, context) => statusTag(context, status),
    },
    {
      label: 'match.requested',
      value: ({ requested }) => requested / 100,
      show: ({ requested }, { money }) => ({ text: money(requested), format: 'numeric' }),
    },
    {
      label: 'match.changed-at',
      value: ({ updatedAt }) => updatedAt,
      show: ({ updatedAt }, { time }) => ({ text: time(updatedAt) }),
    },
    {
      label: 'match.eligibility',
      value: ({ judgement }) => judgement?.text ?? null,
      show: ({ judgement }) => (judgement ? { text: judgement.text, tag: judgement.tag } : { text: '—' }),
    },
    { label: 'match.why', value: ({ judgement }) => judgement?.failed || null },
  ],
  around: async ({ t }) => ({ lead: t('match.own-applications-lead') }),
});

async function lookUp(context: PageContext, programmeId: string) {
  const { title } = await context.services.store.programmes.need(programmeId);
  return { title: context.own(title), judged: await judgements(context, programmeId) };
}
