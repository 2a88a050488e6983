import type { Standing } from '../improve/standing';
import { standingAsOf } from '../improve/standing-as-of';
import type { Words } from '../record/words';
import { stillCounts } from './record-effect';
import type { RecordTerms } from './record-terms';

/** A project behind the points that a record brings, as the applicant reads it. */
export interface EarlierProject {
  projectId: string;
  title: string;
  grade: string | null;
  gradeTitle: Words | null;
  /** What its grade brings; an exclusion brings none. */
  points: number;
  /** Another bureau's rulebook means something else by its grade, which is compared with none; absent: it does not. */
  isOtherScale?: boolean;
}

/** The lines of a record that stood at an instant and bring something, the best first. */
export function earlierProjects(
  standings: readonly Standing[],
  at: string,
  named: (line: Standing) => Omit<EarlierProject, 'projectId' | 'grade' | 'points'>,
  terms: RecordTerms = {},
): EarlierProject[] {
  return standings
    .filter((one) => one.at <= at && stillCounts(one, at, terms))
    .flatMap((one) => standingAsOf(one, at) ?? [])
    .filter((one) => one.standing !== 'excluded' && (one.points > 0 || one.grade !== null))
    .map((one) => ({ projectId: one.projectId, ...named(one), grade: one.grade, points: one.points }))
    .sort((a, b) => b.points - a.points || (a.projectId < b.projectId ? -1 : 1));
}

/** `心连心（优秀，5 分）；…`, for the derivation of a score. */
export function earlierWords(earlier: readonly EarlierProject[]): Words {
  const one = ({ title, grade, gradeTitle, points }: EarlierProject): Words => ({
    zh: `${title}（${gradeTitle?.zh ?? grade ?? '无等次'}，${points} 分）`,
    en: `${title} (${gradeTitle?.en ?? grade ?? 'no grade'}, ${points} points)`,
  });
  const all = earlier.map(one);
  return { zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('; ') };
}
