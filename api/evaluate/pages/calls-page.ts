import { listPage } from '../../record/pages/list-page';
import { SURVEY } from './staff-survey-page';

interface Call {
  householdId: string;
  file: string;
  invitedBy: 'link' | 'staff';
}

/** Households of the sample that have not answered yet: to be asked by telephone or on paper. */
export const callsPage = listPage<Call & { surveyId: string }>({
  path: `${SURVEY}/calls`,
  right: `GET ${SURVEY}/calls`,
  title: 'evaluate.calls',
  lead: 'evaluate.calls-lead',
  empty: 'evaluate.no-calls',
  columns: [
    {
      label: 'evaluate.file',
      value: ({ file }) => file,
      show: ({ surveyId, householdId, file }) => ({
        text: file,
        href: `/surveys/${encodeURIComponent(surveyId)}/calls/${encodeURIComponent(householdId)}`,
      }),
    },
    { label: 'evaluate.invited-by', value: ({ invitedBy }, { t }) => t(`evaluate.invited-by-${invitedBy}`) },
  ],
  items: async ({ params }, items: Call[]) =>
    items.map((one) => ({ ...one, surveyId: String(params.surveyId) })),
  around: async ({ params, t }) => ({
    crumbs: [{ text: t('evaluate.survey'), href: `/surveys/${encodeURIComponent(String(params.surveyId))}` }],
  }),
});
