import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { objectionView } from '../application-schemas';
import { organisationNames, programmeCrumbs } from './programme-of';

export type ObjectionView = z.output<typeof objectionView>;

interface Listed extends ObjectionView {
  by: string;
  about: string | null;
  mayAnswer: boolean;
}

const TAGS: { readonly [status: string]: string } = {
  open: 'govuk-tag--yellow',
  escalated: 'govuk-tag--orange',
  upheld: 'govuk-tag--green',
  rejected: 'govuk-tag--grey',
};

export const OPEN = ['open', 'escalated'];

/** Objections to the ranking: the bureau sees all, an applicant its own. */
export const objectionsPage = listPage<Listed>({
  path: '/programmes/:programmeId/objections',
  right: 'GET /programmes/:programmeId/objections',
  template: 'match/objections-page',
  title: 'match.objections',
  empty: 'match.no-objection',
  items: async (context, items) => {
    const found = items as ObjectionView[];
    const { store } = context.services;
    const nameOf = await organisationNames(
      context,
      found.map((one) => one.raisedBy),
    );
    const contested = await store.applications.find({
      id: { $in: found.flatMap((one) => one.applicationId ?? []) },
    });
    const listed: Listed[] = [];
    for (const one of found)
      listed.push({
        ...one,
        by: nameOf(one.raisedBy),
        about: contested.find(({ id }) => id === one.applicationId)?.title ?? null,
        mayAnswer:
          OPEN.includes(one.status) &&
          (await context.desk.may('POST /objections/:objectionId/answer', { objectionId: one.id })),
      });
    return listed;
  },
  columns: [
    {
      label: 'match.raised-at',
      value: ({ raisedAt }) => raisedAt,
      show: ({ raisedAt }, { time }) => ({ text: raisedAt ? time(raisedAt) : '—' }),
    },
    { label: 'match.raised-by', value: ({ by }) => by },
    { label: 'match.round-of', value: ({ against }) => against },
    { label: 'match.against', value: ({ about }) => about },
    { label: 'match.grounds', value: ({ grounds }) => grounds },
    {
      label: 'record.state',
      value: ({ status }, { t }) => t(`match.objection-${status}`),
      show: ({ status }, { t }) => ({
        text: t(`match.objection-${status}`),
        tag: TAGS[status] ?? 'govuk-tag--grey',
      }),
    },
    {
      label: 'match.answer',
      value: ({ answer, remedy, answeredAt }, { t }) =>
        answeredAt === null
          ? null
          : [answer, remedy && remedy !== 'none' ? t(`match.remedy-${remedy}`) : null]
              .filter(Boolean)
              .join(' '),
      show: ({ id, answer, remedy, answeredAt, mayAnswer }, { t }) => {
        if (mayAnswer) return { text: t('match.answer-it'), href: `/objections/${id}/answer` };
        const said = [answer, remedy && remedy !== 'none' ? t(`match.remedy-${remedy}`) : null];
        return { text: answeredAt === null ? '—' : said.filter(Boolean).join(' ') };
      },
    },
  ],
  async around(context) {
    const { params, desk, services } = context;
    const programmeId = String(params.programmeId);
    const { state } = await services.store.programmes.need(programmeId);
    const may =
      state === 'notice' && (await desk.may('POST /programmes/:programmeId/objections', { programmeId }));
    return {
      crumbs: await programmeCrumbs(context, programmeId),
      raise: may ? `/programmes/${programmeId}/objections/new` : null,
    };
  },
});
