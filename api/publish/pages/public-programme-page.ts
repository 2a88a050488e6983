import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { questionView } from '../programme-schemas';
import { caseBehind } from './case-behind';
import { countdown } from './countdown';
import { earlyLookViews } from './early-look-views';
import { olderPages } from './older-pages';
import type { OpenContext, OpenPageOf } from './open-context';
import { type PublicProgramme, programmeView, questionViews } from './programme-view';
import { publicCrumbs, rankingView } from './public-ranking';
import { moveViews, stayViews } from './stay-views';

interface Questions {
  items: z.output<typeof questionView>[];
  next: string | null;
}

/** Everything public about a programme: dates, call, corrections, questions and answers, result, what it came to. */
export const publicProgrammePage: OpenPageOf = {
  path: '/public/programmes/:programmeId',
  template: 'publish/public-programme-page',
  async show(context) {
    const { desk, params, cursor, t, own, now, time } = context;
    const programme = await desk.see<PublicProgramme>('/public/programmes/:programmeId', params);
    const rulebook = programme.rulebook as Rulebook;
    const at = `/public/programmes/${programme.id}`;
    const isOpen = programme.state === 'open' && programme.closesAt !== null;
    const before = await programmeBefore(context, programme);
    const view = programmeView(context, programme, rulebook, before, await caseBehind(desk, programme));
    const questions = await desk.see<Questions>('/programmes/:programmeId/questions', params, {
      cursor,
      limit: '100',
    });
    return {
      ...view,
      title: own(programme.title),
      description: t('publish.programme-description', {
        title: own(programme.title),
        bureau: programme.bureau,
      }),
      crumbs: publicCrumbs(context),
      left: isOpen ? (countdown(context, now, programme.closesAt ?? now) ?? t('publish.over')) : null,
      apply: isOpen ? `/programmes/${programme.id}` : null,
      ranking: await rankingView(context, programme, rulebook),
      notice: programme.noticeEndsAt === null ? null : `${at}/notice`,
      evaluations: programme.awardedAt === null ? null : `${at}/evaluations`,
      rulebook: `/api/v1${at}`,
      rulebookHash: programme.rulebookHash,
      questions: questionViews(context, questions.items),
      earlyLooks: earlyLookViews(context, programme.earlyLooks),
      stays: stayViews(context, programme),
      moves: moveViews(context, programme.moves),
      questionsUntil: programme.questionsUntil && isOpen ? time(programme.questionsUntil) : null,
      ask: isOpen ? `/programmes/${programme.id}/questions/new` : null,
      pagination: olderPages(at, cursor, questions.next),
    };
  },
};

/** The programme that this one continues, if it is public. */
async function programmeBefore({ desk }: OpenContext, { continues }: PublicProgramme) {
  if (continues === null) return null;
  return desk.seeIf<PublicProgramme>('/public/programmes/:programmeId', { programmeId: continues });
}
