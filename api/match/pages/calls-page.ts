import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { callView } from '../call-routes';
import { inLanguage } from './programme-of';

type Call = z.output<typeof callView>;

/** Open calls, with what keeps the own organisation out of them, and the way to apply. */
export const callsPage = listPage<Call>({
  path: '/calls',
  right: 'GET /calls',
  title: 'match.calls',
  lead: 'match.calls-lead',
  empty: 'match.no-call',
  columns: [
    {
      label: 'publish.title',
      value: ({ title }, { own }) => own(title),
      show: ({ id, title }, { own }) => ({ text: own(title), href: `/programmes/${id}` }),
    },
    { label: 'match.bureau', value: ({ bureau }) => bureau },
    {
      label: 'match.pool',
      value: ({ pool }) => pool / 100,
      show: ({ pool }, { roundMoney }) => ({ text: roundMoney(pool), format: 'numeric' }),
    },
    {
      label: 'publish.call-closes',
      value: ({ closesAt }) => closesAt,
      show: ({ closesAt }, { time }) => ({ text: closesAt ? time(closesAt) : '—' }),
    },
    {
      label: 'match.fit',
      value: ({ fits }, { t }) => t(fits ? 'match.fits' : 'match.fits-not'),
      show: ({ fits }, { t }) => ({
        text: t(fits ? 'match.fits' : 'match.fits-not'),
        tag: fits ? 'govuk-tag--green' : 'govuk-tag--red',
      }),
    },
    {
      label: 'match.why',
      value: ({ reasons }, context) =>
        reasons
          .filter(({ passed }) => !passed)
          .map(({ message }) => inLanguage(context, message))
          .join(context.t('record.and')) || '—',
    },
    {
      label: 'match.apply',
      value: ({ own }, { t }) => own.map(({ status }) => t(`match.application-${status}`)).join(', ') || null,
      show: ({ id, own }, { t }) => {
        const begun = own.find(({ status }) => status !== 'withdrawn');
        return begun
          ? {
              text: `${t(`match.application-${begun.status}`)} ${begun.title}`,
              href: `/applications/${begun.id}`,
            }
          : { text: t('match.apply'), href: `/programmes/${id}/applications/new` };
      },
    },
  ],
});
