import type { Rulebook } from '../../../domain/publish/rulebook';
import { Fault } from '../../../domain/record/fault';
import { periodWords } from '../../../domain/record/period';
import { countdown } from './countdown';
import type { OpenPageOf } from './open-context';
import type { PublicProgramme } from './programme-view';
import { publicCrumbs, rankingView } from './public-ranking';
import { factsOf } from './speech';
import { moveViews, stayViews } from './stay-views';

/** The public notice 公示 of a ranking: until when, who may object and how, every result with its reasons. */
export const publicNoticePage: OpenPageOf = {
  path: '/public/programmes/:programmeId/notice',
  template: 'publish/public-notice-page',
  async show(context) {
    const { desk, params, t, own, time, now } = context;
    const programme = await desk.see<PublicProgramme>('/public/programmes/:programmeId', params);
    const rulebook = programme.rulebook as Rulebook;
    const ranking = await rankingView(context, programme, rulebook);
    if (!ranking || programme.noticeEndsAt === null)
      throw new Fault('not-found', { en: 'nothing is on notice yet', zh: null });
    const left = programme.state === 'notice' ? countdown(context, now, programme.noticeEndsAt) : null;
    const { period, answerObjectionWithin, complaint } = rulebook.publicNotice;
    return {
      title: t('publish.notice-of', { title: own(programme.title) }),
      description: t('publish.notice-description', { title: own(programme.title), bureau: programme.bureau }),
      crumbs: publicCrumbs(context, programme),
      left,
      stays: stayViews(context, programme),
      moves: moveViews(context, programme.moves),
      ranking,
      facts: factsOf([
        [t('publish.bureau'), programme.bureau],
        [t('publish.notice-lasts'), own(periodWords(period))],
        [t('publish.notice-ends'), time(programme.noticeEndsAt)],
        [t('publish.objections-answered-within'), own(periodWords(answerObjectionWithin))],
        [t('publish.complaints-within'), complaint && own(periodWords(complaint.within))],
      ]),
      object: left === null ? null : `/programmes/${programme.id}/objections/new`,
    };
  },
};
