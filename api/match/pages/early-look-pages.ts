import type { z } from 'zod';
import { isSealed } from '../../../domain/match/seal';
import { factsOf } from '../../publish/pages/speech';
import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { earlyLookView, earlyReadView } from '../early-look-schemas';
import { programmeCrumbs, programmeOf } from './programme-of';

type Look = z.output<typeof earlyLookView>;
type Read = z.output<typeof earlyReadView>;

const STATUS_TAGS: { readonly [status in Look['status']]: string } = {
  asked: 'govuk-tag--yellow',
  consented: 'govuk-tag--red',
  refused: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  ended: 'govuk-tag--blue',
};

const programmeIn = ({ params }: PageContext) => String(params.programmeId);
const looksAt = (programmeId: string) => `/programmes/${programmeId}/early-looks`;
const when = ({ time }: PageContext, instant: string | null) => ({ text: instant ? time(instant) : '—' });

function lookOf({ services: { store }, params }: PageContext) {
  return store.earlyLooks.need(String(params.lookId));
}

/** Asks for an early look 提前查看 at the sealed applications of an open call. */
export const askEarlyLookPage = formPage({
  path: '/programmes/:programmeId/early-looks/new',
  right: 'POST /programmes/:programmeId/early-looks',
  title: 'match.ask-early-look',
  lead: 'match.ask-early-look-lead',
  button: 'match.ask-early-look',
  check: true,
  fields: () => [
    {
      kind: 'line',
      name: 'applicationId',
      label: 'match.early-look-application',
      hint: 'match.early-look-application-hint',
      whenEmpty: 'null',
    },
    { kind: 'paragraph', name: 'reason', label: 'match.early-look-reason', hint: 'match.early-look-public' },
  ],
  around: async (context) => ({ crumbs: await programmeCrumbs(context, programmeIn(context)) }),
  done: ({ params }) => looksAt(String(params.programmeId)),
  doneText: 'match.early-look-is-asked',
});

/** The second officer consents, or refuses. */
export const answerEarlyLookPage = formPage({
  path: '/early-looks/:lookId/answer',
  right: 'POST /early-looks/:lookId/answer',
  template: 'match/answer-objection-page',
  title: 'match.answer-early-look',
  lead: 'match.answer-early-look-lead',
  button: 'match.answer-early-look',
  check: true,
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'verdict',
      label: 'match.verdict',
      options: (['refused', 'consented'] as const).map((value) => ({
        value,
        text: t(`match.early-look-say-${value}`),
      })),
    },
    { kind: 'paragraph', name: 'answer', label: 'match.early-look-answer', hint: 'match.early-look-public' },
  ],
  async around(context) {
    const { t, time, code } = context;
    const { programmeId, applicationId, askedAs, askedAt, reason } = await lookOf(context);
    return {
      crumbs: await programmeCrumbs(context, programmeId),
      facts: factsOf([
        [t('match.early-look-asked-at'), time(askedAt)],
        [t('match.early-look-office'), code(askedAs)],
        [t('match.early-look-about'), applicationId ?? t('match.early-look-all')],
        [t('match.early-look-reason'), reason],
      ]),
    };
  },
  done: async (context) => looksAt((await lookOf(context)).programmeId),
  doneText: 'match.early-look-is-answered',
});

/** Early looks of a programme, for bureau and auditor. */
export const earlyLooksPage = listPage<Look & { mayAnswer: boolean }>({
  path: '/programmes/:programmeId/early-looks',
  right: 'GET /programmes/:programmeId/early-looks',
  title: 'match.early-looks',
  lead: 'match.early-looks-lead',
  empty: 'match.no-early-look',
  items: async ({ desk }, items) => {
    const looks: (Look & { mayAnswer: boolean })[] = [];
    for (const look of items as Look[]) {
      const isAsked = look.status === 'asked';
      const may = isAsked && (await desk.may('POST /early-looks/:lookId/answer', { lookId: look.id }));
      looks.push({ ...look, mayAnswer: may });
    }
    return looks;
  },
  columns: [
    {
      label: 'match.early-look-asked-at',
      value: ({ askedAt }) => askedAt,
      show: ({ askedAt }, context) => when(context, askedAt),
    },
    { label: 'match.early-look-office', value: ({ askedAs }, { code }) => code(askedAs) },
    {
      label: 'match.early-look-about',
      value: ({ applicationId }, { t }) => applicationId ?? t('match.early-look-all'),
    },
    { label: 'match.early-look-reason', value: ({ reason }) => reason },
    {
      label: 'record.state',
      value: ({ status }, { t }) => t(`match.early-look-${status}`),
      show: ({ id, status, mayAnswer }, { t }) => ({
        text: t(`match.early-look-${status}`),
        tag: STATUS_TAGS[status],
        ...(mayAnswer && { href: `/early-looks/${id}/answer` }),
      }),
    },
    {
      label: 'match.early-look-answered-at',
      value: ({ answeredAt }) => answeredAt,
      show: ({ answeredAt }, context) => when(context, answeredAt),
    },
    { label: 'match.early-look-answer', value: ({ answer }) => answer },
    {
      label: 'match.early-look-until',
      value: ({ until }) => until,
      show: ({ until }, context) => when(context, until),
    },
    {
      label: 'match.early-look-opened',
      value: ({ opened }) => opened,
      show: ({ id, opened }, { number }) =>
        opened === null ? { text: '—' } : { text: number(opened), href: `/early-looks/${id}/reads` },
    },
  ],
  around: async (context) => ({ crumbs: await programmeCrumbs(context, programmeIn(context)) }),
});

/** Who read what under an early look; once the call has closed. */
export const earlyReadsPage = listPage<Read>({
  path: '/early-looks/:lookId/reads',
  right: 'GET /early-looks/:lookId/reads',
  title: 'match.early-reads',
  lead: 'match.early-reads-lead',
  empty: 'match.no-early-read',
  async notYet(context) {
    const { state, closesAt } = await programmeOf(context, (await lookOf(context)).programmeId);
    if (!isSealed(state)) return null;
    return context.t('match.sealed', { at: when(context, closesAt).text });
  },
  columns: [
    { label: 'record.when', value: ({ at }) => at, show: ({ at }, context) => when(context, at) },
    { label: 'record.by', value: ({ person }) => person },
    {
      label: 'match.early-read-application',
      value: ({ applicationId }) => applicationId,
      show: ({ applicationId }) => ({ text: applicationId, href: `/applications/${applicationId}` }),
    },
    {
      label: 'match.early-read-paper',
      value: ({ documentId }, { t }) => documentId ?? t('match.early-read-itself'),
    },
  ],
  around: async (context) => {
    const { programmeId } = await lookOf(context);
    const looks = { text: context.t('match.early-looks'), href: looksAt(programmeId) };
    return { crumbs: [...(await programmeCrumbs(context, programmeId)), looks] };
  },
});
