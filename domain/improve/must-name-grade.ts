import type { Consequence } from '../publish/rulebook';
import { Fault } from '../record/fault';

/**
 * What a line of the record is corrected to is a grade of the rulebook that the project signed.
 * @throws Fault `invalid-input` for a correction without a grade of the rulebook, or a grade without a correction
 */
export function mustNameGrade(
  isCorrected: boolean,
  grade: string | null,
  consequences: readonly Pick<Consequence, 'grade'>[],
): void {
  if (isCorrected ? consequences.some((one) => one.grade === grade) : grade === null) return;
  throw new Fault(
    'invalid-input',
    { en: 'grade: a correction names a grade of the rulebook', zh: '更正时应选定规则中的一个等次' },
    {
      fields: [
        {
          field: 'grade',
          message: 'must be a grade of the rulebook, for a correction only',
          zh: '更正时应选定等次，其他情况不选',
        },
      ],
    },
  );
}
