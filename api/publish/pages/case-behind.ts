import type { z } from 'zod';
import type { publicCaseView } from '../../improve/good-case-schemas';
import type { Desk } from '../../record/pages/desk';

export type PublicCase = Pick<z.output<typeof publicCaseView>, 'id' | 'title' | 'programmeId'>;

/** The good case 优秀案例 that a programme was written from, as long as everybody may read it. */
export async function caseBehind(
  { seeIf }: Pick<Desk, 'seeIf'>,
  { fromCase }: { fromCase: string | null },
): Promise<PublicCase | null> {
  return fromCase === null ? null : seeIf('/public/good-cases/:caseId', { caseId: fromCase });
}
