import { REMEDIES } from '../../../domain/match/complaint-terms';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { objectionOf, objectionsOf } from './answer-objection-page';
import { rankedOptions } from './object-page';

/** A complaint 投诉 about the answer to an objection. */
export const complainPage = formPage({
  path: '/objections/:objectionId/complaint',
  right: 'POST /objections/:objectionId/complaint',
  template: 'match/answer-objection-page',
  title: 'match.complain',
  lead: 'match.complain-lead',
  button: 'match.complain-button',
  check: true,
  fields: () => [
    { kind: 'paragraph', name: 'grounds', label: 'match.grounds', hint: 'match.complain-hint', rows: 8 },
  ],
  around: objectionsOf,
  done: toObjections,
  doneText: 'match.complained',
});

/** What the authority above decided, entered by the bureau. */
export const decideComplaintPage = formPage({
  path: '/objections/:objectionId/complaint/decide',
  right: 'POST /objections/:objectionId/complaint/decide',
  template: 'match/answer-objection-page',
  title: 'match.decide-complaint',
  lead: 'match.decide-complaint-lead',
  button: 'match.decide-complaint-button',
  check: true,
  async fields(context) {
    const { t } = context;
    const { programmeId } = await objectionOf(context);
    const contested = { value: '', text: t('match.the-contested') };
    return [
      {
        kind: 'choice',
        name: 'verdict',
        label: 'match.verdict',
        options: (['rejected', 'upheld'] as const).map((value) => ({
          value,
          text: t(`match.complaint-${value}`),
        })),
      },
      {
        kind: 'choice',
        name: 'remedy',
        label: 'match.remedy',
        hint: 'match.remedy-hint',
        whenEmpty: 'leave-out',
        options: REMEDIES.map((value) => ({ value, text: t(`match.remedy-${value}`) })),
      },
      {
        kind: 'choice',
        name: 'applicationId',
        label: 'match.remedy-for',
        whenEmpty: 'null',
        options: [contested, ...(await rankedOptions(context, programmeId))],
      },
      {
        kind: 'paragraph',
        name: 'decision',
        label: 'match.complaint-decision',
        hint: 'match.complaint-decision-hint',
        rows: 8,
      },
    ];
  },
  shown: async () => ({ remedy: 'none' }),
  around: objectionsOf,
  done: toObjections,
  doneText: 'match.complaint-decided',
});

async function toObjections(context: PageContext): Promise<string> {
  return `/programmes/${(await objectionOf(context)).programmeId}/objections`;
}
