import { isSealed } from '../../../domain/match/seal';
import { listPage } from '../../record/pages/list-page';
import { looksIn } from '../early-reading';
import { type ApplicationView, statusTag } from './application-papers';
import { type Judgement, judgements } from './judgement';
import { lotTitle, organisationNames, programmeCrumbs, programmeOf } from './programme-of';

interface Listed extends ApplicationView {
  organisation: string;
  lot: string | null;
  judgement: Judgement | null;
}

/** The applications of a programme with the outcome of the sifting; until the call has closed sealed but for an early look. */
export const programmeApplicationsPage = listPage<Listed>({
  path: '/programmes/:programmeId/applications',
  right: 'GET /programmes/:programmeId/applications',
  title: 'match.applications',
  empty: 'match.no-application',
  async notYet(context) {
    const { t, time, caller, params, services } = context;
    const programmeId = String(params.programmeId);
    const { state, closesAt } = await services.store.programmes.need(programmeId);
    if (!isSealed(state) || caller.roles.some((one) => one.startsWith('organisation-'))) return null;
    if ((await looksIn(services, caller.userId, programmeId)).length > 0) return null;
    return t('match.sealed', { at: closesAt ? time(closesAt) : '—' });
  },
  items: async (context, items) => {
    const found = items as ApplicationView[];
    const programmeId = String(context.params.programmeId);
    const { rulebook } = await programmeOf(context, programmeId);
    const nameOf = await organisationNames(
      context,
      found.map((one) => one.organisationId),
    );
    const judged = await judgements(context, programmeId);
    return found.map((one) => ({
      ...one,
      organisation: one.blind?.code ?? nameOf(one.organisationId),
      lot: lotTitle(context, rulebook, one.lotId),
      judgement: judged(one.id),
    }));
  },
  columns: [
    {
      label: 'match.title',
      value: ({ title }) => title,
      show: ({ id, title }) => ({ text: title || '—', href: `/applications/${id}` }),
    },
    { label: 'people.organisation', value: ({ organisation }) => organisation },
    { label: 'match.lot', value: ({ lot }) => lot },
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
    { label: 'match.beneficiaries', value: ({ beneficiaries }) => beneficiaries },
    {
      label: 'match.submitted-at',
      value: ({ submittedAt }) => submittedAt,
      show: ({ submittedAt }, { time }) => ({ text: submittedAt ? time(submittedAt) : '—' }),
    },
    {
      label: 'match.eligibility',
      value: ({ judgement }) => judgement?.text ?? null,
      show: ({ judgement }) => (judgement ? { text: judgement.text, tag: judgement.tag } : { text: '—' }),
    },
    { label: 'match.why', value: ({ judgement }) => judgement?.failed || null },
  ],
  around: async (context) => ({
    crumbs: await programmeCrumbs(context, String(context.params.programmeId)),
  }),
});
