import type { Store } from '../../domain/record/store';
import type { Words } from '../../domain/record/words';

/** What a rulebook calls one of its grades; null without a grade, or where the rulebook does not know it. */
export type GradeTitles = (
  rulebookHash: string | undefined,
  grade: string | null | undefined,
) => Words | null;

/** The rulebooks' own names of their grades: no reader needs to know their codes. */
export async function gradeTitles(
  { rulebooks }: Pick<Store, 'rulebooks'>,
  hashes: readonly string[],
): Promise<GradeTitles> {
  // One by one: those that were read before are kept.
  const known = await Promise.all([...new Set(hashes)].map((hash) => rulebooks.get(hash)));
  const bands = new Map(
    known.flatMap((one) => (one ? [[one.id, one.rulebook.evaluation.bands] as const] : [])),
  );
  return (rulebookHash = '', code) =>
    bands.get(rulebookHash)?.find(({ grade }) => grade === code)?.title ?? null;
}
