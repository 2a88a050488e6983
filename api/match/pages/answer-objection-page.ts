import { REMEDIES } from '../../../domain/match/complaint-terms';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { rankedOptions } from './object-page';
import type { ObjectionView } from './objections-page';
import { organisationNames, programmeCrumbs } from './programme-of';

const VERDICTS = ['rejected', 'upheld'] as const;

export const objectionOf = ({ desk, params }: PageContext) =>
  desk.see<ObjectionView>('/objections/:objectionId', { objectionId: params.objectionId });

/** The bureau's answer, with what follows from it. */
export const answerObjectionPage = formPage({
  path: '/objections/:objectionId/answer',
  right: 'POST /objections/:objectionId/answer',
  template: 'match/answer-objection-page',
  title: 'match.answer-objection',
  button: 'match.answer-button',
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
        options: VERDICTS.map((value) => ({ value, text: t(`match.objection-${value}`) })),
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
      { kind: 'paragraph', name: 'answer', label: 'match.answer', hint: 'match.answer-hint', rows: 8 },
    ];
  },
  shown: async () => ({ remedy: 'none' }),
  around: objectionsOf,
  params: ({ params }) => ({ objectionId: String(params.objectionId) }),
  async done(context) {
    return `/programmes/${(await objectionOf(context)).programmeId}/objections`;
  },
  doneText: 'match.answered',
});

/** The objection that a form is about. */
export async function objectionsOf(context: PageContext) {
  const { t, time, services } = context;
  const objection = await objectionOf(context);
  const nameOf = await organisationNames(context, [objection.raisedBy]);
  const contested = objection.applicationId
    ? await services.store.applications.get(objection.applicationId)
    : null;
  const row = (key: string, text: string) => ({ key: { text: t(key) }, value: { text } });
  return {
    crumbs: [
      ...(await programmeCrumbs(context, objection.programmeId)),
      { text: t('match.objections'), href: `/programmes/${objection.programmeId}/objections` },
    ],
    isEscalated: objection.status === 'escalated',
    facts: [
      row('match.raised-by', nameOf(objection.raisedBy)),
      row('match.raised-at', objection.raisedAt ? time(objection.raisedAt) : '—'),
      row('match.against', contested?.title ?? t('match.against-all')),
      row('match.grounds', objection.grounds),
      ...(objection.answeredAt && objection.answer ? [row('match.answer', objection.answer)] : []),
      ...(objection.complaint ? [row('match.complaint', objection.complaint.grounds)] : []),
    ],
    papers: contested ? `/applications/${contested.id}` : null,
  };
}
