import type { PublicProgramme } from './programme-view';
import type { Speech } from './speech';

type Look = PublicProgramme['earlyLooks'][number];

/** Early looks at sealed applications, as the public journal tells them: offices, instants and reasons. */
export function earlyLookViews(speech: Speech, looks: readonly Look[]) {
  const { t, code, time } = speech;
  return looks.map((look) => ({
    asked: t('publish.early-look-asked-by', { time: time(look.askedAt), office: code(look.askedAs) }),
    scope: t(`publish.early-look-of-${look.scope}`),
    reason: look.reason,
    answered: answered(speech, look),
    answer: look.answer,
    outcome: outcome(speech, look),
    opened: opened(speech, look),
  }));
}

function answered({ t, code, time }: Speech, { status, answeredAt, answeredAs }: Look): string | null {
  if (answeredAt === null) return null;
  const said = status === 'refused' ? 'refused' : 'consented';
  return t(`publish.early-look-answered-${said}`, { time: time(answeredAt), office: code(answeredAs ?? '') });
}

function outcome({ t, time }: Speech, { status, until, endedAt }: Look): string | null {
  if (status === 'asked') return t('publish.early-look-waits');
  if (status === 'lapsed') return t('publish.early-look-lapsed');
  if (status === 'ended') return t('publish.early-look-ended', { time: endedAt ? time(endedAt) : '' });
  return status === 'consented' && until ? t('publish.early-look-until', { time: time(until) }) : null;
}

function opened({ t }: Speech, { status, opened }: Look): string | null {
  if (status !== 'consented' && status !== 'ended') return null;
  return opened === null
    ? t('publish.early-look-opened-later')
    : t('publish.early-look-opened', { count: opened });
}
