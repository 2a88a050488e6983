import type { PageContext } from '../../record/pages/page';
import type { Course } from './the-project';

/** What a tranche waits for, in words. */
export function waitsForWords(
  { t, own }: Pick<PageContext, 't' | 'own'>,
  { reports, rounds }: Course,
  waitsFor: string,
): string {
  const [kind, id = ''] = waitsFor.split('/');
  const fallback = { zh: id, en: id };
  if (kind === 'report') {
    const title = reports.find(({ reportId }) => reportId === id)?.title ?? fallback;
    return t('money.waits-report', { what: own(title) });
  }
  if (kind === 'evaluation') {
    const title = rounds.find(({ round }) => round === id)?.title ?? fallback;
    return t('money.waits-evaluation', { what: own(title) });
  }
  if (kind === 'finding') return t('money.waits-finding', { what: id });
  return t(kind === 'stay' ? 'money.waits-stay' : 'money.waits-signing');
}
