import { z } from 'zod';
import type { ProgrammeState } from '../../../domain/publish/programme-lifecycle';
import type { Rulebook } from '../../../domain/publish/rulebook';
import { Fault } from '../../../domain/record/fault';
import { periodWords } from '../../../domain/record/period';
import { onlyNamed } from '../../record/pages/only-named';
import type { Services } from '../../record/services';
import { publicProgrammeView, questionView } from '../programme-schemas';
import { publicProgramme, publicQuestions, publicRanking } from '../public-programme';
import { publicRankingView } from '../public-schemas';
import { conditionWords } from './condition-words';
import { rankingRowsView } from './ranking-view';

const MOST_QUESTIONS = 100;

/** Everything public about a programme. Each part goes through the schema of its JSON answer: nothing else gets here. */
export async function publicProgrammePage(services: Services, id: string, cursor: string | undefined) {
  const { rulebook, ...record } = await publicProgramme(services, id);
  const programme = onlyNamed(publicProgrammeView, record);
  const bureau = await services.store.organisations.get(programme.bureauId);
  const continues = programme.continues ? await services.store.programmes.get(programme.continues) : null;
  const found = await publicQuestions(services, id, { cursor, limit: MOST_QUESTIONS });
  return {
    title: programme.title.zh,
    titleEn: programme.title.en,
    programme,
    bureau: bureau?.name ?? '',
    isPurchase: programme.kind === 'purchase',
    continues: continues?.publishedAt ? { id: continues.id, title: continues.title } : null,
    call: callOf(rulebook),
    questions: onlyNamed(z.array(questionView), found.items),
    moreQuestions: found.next === null ? null : encodeURIComponent(found.next),
    ranking: await rankingOf(services, id, rulebook, programme.state as ProgrammeState),
  };
}

function callOf({ funding, eligibility, review, serve, publicNotice }: Rulebook) {
  return {
    pool: funding.pool,
    source: funding.source,
    floor: funding.floor ?? null,
    cap: funding.cap ?? null,
    lots: funding.lots ?? [],
    months: serve.months,
    conditions: eligibility.rules.map((one) => ({ words: conditionWords(one), source: one.source })),
    criteria: review.criteria,
    passMark: review.passMark,
    notice: periodWords(publicNotice.period),
  };
}

async function rankingOf(services: Services, id: string, rulebook: Rulebook, state: ProgrammeState) {
  try {
    const ranking = onlyNamed(publicRankingView, await publicRanking(services, id));
    return {
      ...ranking,
      onNotice: state === 'notice',
      again: state === 'reviewing',
      rows: rankingRowsView(ranking.rows, rulebook),
    };
  } catch (error) {
    if (error instanceof Fault && error.type === 'not-found') return null;
    throw error;
  }
}
