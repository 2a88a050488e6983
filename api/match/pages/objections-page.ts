import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { objectionView } from '../application-schemas';
import { organisationNames, programmeCrumbs, programmeOf } from './programme-of';

export type ObjectionView = z.output<typeof objectionView>;

interface Listed extends ObjectionView {
  by: string;
  about: string | null;
  mayAnswer: boolean;
  mayComplain: boolean;
  mayDecide: boolean;
}

const TAGS: { readonly [status: string]: string } = {
  open: 'govuk-tag--yellow',
  escalated: 'govuk-tag--orange',
  upheld: 'govuk-tag--green',
  rejected: 'govuk-tag--grey',
};

/** Objections about whose answer a complaint may come now, or that were not answered in time. */
async function openToComplaints(
  context: PageContext,
  objections: readonly ObjectionView[],
): Promise<string[]> {
  const { rulebook } = await programmeOf(context, String(context.params.programmeId));
  if (!rulebook.publicNotice.complaint) return [];
  const waiting = objections.filter(({ complaint }) => !complaint);
  const keys = waiting.map(({ id }) => `complain/${id}`);
  const open = await context.services.store.deadlines.find({ key: { $in: keys }, status: 'open' });
  const answered = open.map(({ key }) => key.slice('complain/'.length));
  return [...answered, ...waiting.filter((one) => one.status === 'escalated').map(({ id }) => id)];
}

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
    const open = await openToComplaints(context, found);
    const may = (right: string, objectionId: string) => context.desk.may(right, { objectionId });
    const listed: Listed[] = [];
    for (const one of found)
      listed.push({
        mayComplain: open.includes(one.id) && (await may('POST /objections/:objectionId/complaint', one.id)),
        mayDecide:
          one.complaint?.status === 'open' &&
          (await may('POST /objections/:objectionId/complaint/decide', one.id)),
        ...one,
        by: nameOf(one.raisedBy),
        about: contested.find(({ id }) => id === one.applicationId)?.title ?? null,
        mayAnswer: OPEN.includes(one.status) && (await may('POST /objections/:objectionId/answer', one.id)),
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
    {
      label: 'match.complaint',
      value: ({ complaint }, { t }) => (complaint ? t(`match.complaint-${complaint.status}`) : null),
      show: ({ id, complaint, mayComplain, mayDecide }, { t }) => {
        if (mayComplain) return { text: t('match.complain'), href: `/objections/${id}/complaint` };
        if (mayDecide)
          return { text: t('match.decide-complaint'), href: `/objections/${id}/complaint/decide` };
        if (!complaint) return { text: '—' };
        const said = [t(`match.complaint-${complaint.status}`), complaint.decision];
        return { text: [...said, complaint.stays ? t('match.stays') : null].filter(Boolean).join(' ') };
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
