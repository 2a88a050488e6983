import type { z } from 'zod';
import type { PageContext } from '../../record/pages/page';
import type { seatView } from '../application-schemas';

/**
 * Why a seat is void, sentence by sentence: of which kind a conflict was, with whom, whether the papers had been
 * opened, and what the evaluator said to it.
 */
export function voidWords(
  { t }: Pick<PageContext, 't'>,
  {
    voidReason,
    conflict,
    voidWords: words,
  }: Pick<z.output<typeof seatView>, 'voidReason' | 'conflict' | 'voidWords'>,
  nameOf: (organisationId: string) => string,
): string[] {
  if (!voidReason) return [];
  return [
    t(`match.void-${voidReason}`),
    ...(conflict
      ? [
          t(conflict.late ? 'match.void-with-late' : 'match.void-with', {
            kind: t(`match.conflict-${conflict.kind}`),
            organisation: conflict.code ?? nameOf(conflict.organisationId ?? ''),
          }),
        ]
      : []),
    ...(words ? [words] : []),
  ];
}
