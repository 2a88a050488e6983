import type { z } from 'zod';
import type { PageContext } from '../../record/pages/page';
import type { standingView } from '../improve-schemas';

export type StandingView = z.output<typeof standingView>;

const TAGS: { readonly [standing: string]: string } = {
  priority: 'govuk-tag--green',
  normal: 'govuk-tag--blue',
  excluded: 'govuk-tag--red',
};

export const standingTag = (standing: string): string => TAGS[standing] ?? 'govuk-tag--blue';

const KNOWN = [
  'veto',
  'stopped-finding',
  'stopped-grade',
  'terminated',
  'no-final-grade',
  'grade',
  'corrected',
];

/** Why a line says what it says: `grade/good: priority`, `veto: excluded`, `no-final-grade: no consequence …`. */
export function whyStanding(
  { t, own }: PageContext,
  { reason, grade, gradeTitle }: Pick<StandingView, 'reason' | 'grade' | 'gradeTitle'>,
): string {
  const why = reason.split(/[/:]/)[0] ?? '';
  const known = KNOWN.find((one) => one === why);
  return known
    ? t(`improve.why-${known}`, {
        grade: gradeTitle ? own(gradeTitle) : (grade ?? '—'),
      })
    : reason;
}

/** Until when, for an exclusion; others have no end. */
export function untilWhen(
  { t, day }: PageContext,
  { standing, until }: Pick<StandingView, 'standing' | 'until'>,
): string {
  if (standing !== 'excluded') return '—';
  return until === null ? t('improve.without-end') : day(until);
}
