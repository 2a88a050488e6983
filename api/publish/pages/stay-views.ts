import type { PublicProgramme } from './programme-view';
import type { Speech } from './speech';

type Stay = PublicProgramme['stays'][number];

/** Stays for complaints, the running ones in full, by which law, and how those that have ended did. */
export function stayViews(speech: Speech, { stays, kind }: Pick<PublicProgramme, 'stays' | 'kind'>) {
  const { t, time } = speech;
  const law = t(`publish.stay-by-${kind}`);
  return stays.map((stay) => ({
    running: stay.outcome === null,
    what: stay.outcome === null ? holding(speech, stay) : ended(speech, stay),
    law,
    until: stay.outcome === null && stay.until ? t('publish.stay-until', { time: time(stay.until) }) : null,
  }));
}

function holding({ t, time }: Speech, { since, holds }: Stay): string[] {
  if (holds.length === 0) return [t('publish.stay-open', { time: time(since) })];
  return holds.map(({ what, title }) =>
    t(`publish.stay-of-${what}`, { time: time(since), title: title ?? '' }),
  );
}

function ended({ t, time }: Speech, { since, endedAt, outcome }: Stay): string[] {
  const times = { from: time(since), to: endedAt ? time(endedAt) : '' };
  return [t('publish.stay-over', times), t(`publish.stay-complaint-${outcome ?? 'open'}`)];
}

/** Awards that fell: who followed, or why nobody could. */
export function moveViews({ t, time }: Speech, moves: PublicProgramme['moves']) {
  return moves.map(({ at, from, to, passedOver }) => ({
    what: t(from.annulled ? 'publish.award-annulled' : 'publish.award-lapsed', {
      time: time(at),
      title: from.title,
    }),
    who:
      to.length > 0
        ? t('publish.award-moved-to', { titles: to.map(({ title }) => title).join(t('record.comma')) })
        : t('publish.award-moved-to-nobody'),
    passedOver: passedOver.map(({ title, because }) =>
      t('publish.passed-over', { title, because: t(`publish.passed-over-${because}`) }),
    ),
  }));
}
