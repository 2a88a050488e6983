import { CALL_BACK_OUTCOMES } from '../../../domain/evaluate/call-back';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { SURVEY } from './staff-survey-page';

const CALL_BACKS = `${SURVEY}/call-backs`;

/** Households still to be called, or to be called again. */
async function openCalls({ desk, params }: PageContext) {
  const { items } = await desk.see<{
    items: { householdId: string; file: string; outcome: string | null }[];
  }>(CALL_BACKS, params);
  return items.filter(({ outcome }) => outcome === null || outcome === 'not-reached');
}

const surveyOf = ({ params }: PageContext) => `/surveys/${encodeURIComponent(String(params.surveyId))}`;

/** Somebody who entered no answer asks a few households whether they were asked, and nothing else. */
export const callBackPage = formPage({
  path: CALL_BACKS,
  right: `POST ${CALL_BACKS}`,
  title: 'evaluate.call-backs',
  lead: 'evaluate.call-backs-lead',
  button: 'evaluate.take-call-back',
  template: 'evaluate/call-back-page',
  async fields(context) {
    const { t } = context;
    const open = await openCalls(context);
    return [
      {
        kind: 'choice',
        name: 'householdId',
        label: 'evaluate.file',
        options: open.map(({ householdId, file }) => ({ value: householdId, text: file })),
      },
      {
        kind: 'choice',
        name: 'outcome',
        label: 'evaluate.call-back-outcome',
        options: CALL_BACK_OUTCOMES.map((value) => ({ value, text: t(`evaluate.called-${value}`) })),
      },
    ];
  },
  async around(context) {
    return {
      isOpen: (await openCalls(context)).length > 0,
      crumbs: [{ text: context.t('evaluate.survey'), href: surveyOf(context) }],
    };
  },
  done: async (context) =>
    (await openCalls(context)).length > 0 ? `${surveyOf(context)}/call-backs` : surveyOf(context),
  doneText: 'evaluate.call-back-taken',
});
