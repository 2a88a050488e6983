import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { programmeCrumbs, programmeOf } from './programme-of';

interface Ranked {
  applicationId: string;
  organisation: string;
  title: string;
  rank: number | null;
}

/** What the public notice names, to choose from. */
export async function rankedOptions({ desk }: PageContext, programmeId: string) {
  const ranking = await desk.seeIf<{ rows: Ranked[] }>('/public/programmes/:programmeId/ranking', {
    programmeId,
  });
  return (ranking?.rows ?? []).map(({ applicationId, organisation, title, rank }) => ({
    value: applicationId,
    text: `${rank === null ? '' : `${rank}. `}${title} (${organisation})`,
  }));
}

/** An objection to the ranking on notice: once for each organisation and round. */
export const objectPage = formPage({
  path: '/programmes/:programmeId/objections/new',
  right: 'POST /programmes/:programmeId/objections',
  title: 'match.raise',
  button: 'match.raise-button',
  check: true,
  async fields(context) {
    const { t } = context;
    const all = { value: '', text: t('match.against-all') };
    const options = [all, ...(await rankedOptions(context, String(context.params.programmeId)))];
    return [
      {
        kind: 'choice',
        name: 'applicationId',
        label: 'match.against',
        hint: 'match.against-hint',
        whenEmpty: 'null',
        options,
      },
      { kind: 'paragraph', name: 'grounds', label: 'match.grounds', hint: 'match.grounds-hint', rows: 8 },
    ];
  },
  async around(context) {
    const programmeId = String(context.params.programmeId);
    const { noticeEndsAt } = await programmeOf(context, programmeId);
    const until = noticeEndsAt ? context.time(noticeEndsAt) : '—';
    return {
      lead: context.t('match.raise-lead', { until }),
      crumbs: await programmeCrumbs(context, programmeId),
    };
  },
  done: ({ params }) => `/programmes/${params.programmeId}/objections`,
  doneText: 'match.raised',
});
