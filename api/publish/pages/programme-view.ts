import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { questionView } from '../programme-schemas';
import type { publicProgrammeWithRulebook } from '../public-schemas';
import { callView } from './call-view';
import type { PublicCase } from './case-behind';
import { factsOf, type Speech } from './speech';

export type PublicProgramme = z.output<typeof publicProgrammeWithRulebook>;
type Question = z.output<typeof questionView>;

/** What everybody may read of a programme, in one language. */
export function programmeView(
  speech: Speech,
  programme: Omit<PublicProgramme, 'rulebook' | 'earlyLooks' | 'stays' | 'moves'>,
  rulebook: Rulebook,
  before: { id: string; title: { zh: string; en: string } } | null,
  writtenFrom: PublicCase | null,
) {
  const { t, own, code, time, number, money } = speech;
  const when = (instant: string | null) => instant && time(instant);
  return {
    facts: factsOf([
      [t('record.state'), code(programme.state)],
      [t('publish.kind'), t(`publish.kind-${programme.kind}`)],
      [t('publish.bureau'), programme.bureau],
      [t('publish.continues'), before && own(before.title), before ? `/public/programmes/${before.id}` : ''],
      [t('publish.from-case'), writtenFrom?.title, writtenFrom ? `/public/good-cases/${writtenFrom.id}` : ''],
      [t('publish.published'), when(programme.publishedAt)],
      [t('publish.questions-until'), when(programme.questionsUntil)],
      [t('publish.call-closes'), when(programme.closesAt)],
      [
        t('publish.applications-received'),
        programme.applications > 0 ? number(programme.applications) : null,
      ],
      [t('publish.notice-ends'), when(programme.noticeEndsAt)],
      [t('publish.awarded'), when(programme.awardedAt)],
      [t('publish.closed'), when(programme.closedAt)],
      [t('publish.why-failed'), programme.failure && t(`publish.failure-${programme.failure}`)],
    ]),
    call: callView(speech, rulebook),
    corrections: programme.corrections.map(({ at, text, closesAt }) => ({
      at: time(at),
      text,
      closes: t('publish.closes-then', { time: time(closesAt) }),
    })),
    outcome:
      programme.figures &&
      factsOf([
        [t('publish.projects'), number(programme.figures.projects)],
        [t('publish.projects-closed'), number(programme.figures.closed)],
        [t('publish.projects-lapsed'), number(programme.figures.lapsed)],
        [t('publish.projects-terminated'), number(programme.figures.terminated)],
        [t('publish.money-awarded'), money(programme.figures.awarded)],
        [t('publish.money-paid'), money(programme.figures.paid)],
        [t('publish.money-withheld'), money(programme.figures.withheld)],
      ]),
  };
}

/** Questions with their answers, or with when there will be one. */
export function questionViews({ t, time }: Speech, questions: readonly Question[]) {
  return questions.map(({ text, askedAt, answer, answeredAt, answerBy }) => ({
    text,
    askedAt: time(askedAt),
    answer,
    answered: answeredAt === null ? t('publish.answer-by', { time: time(answerBy) }) : time(answeredAt),
  }));
}
