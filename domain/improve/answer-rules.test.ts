import type { Actor } from '../record/party';
import { mustAnswerAsAnother } from './must-answer-as-another';
import { mustNameGrade } from './must-name-grade';

const person = (userId: string, role: 'bureau-officer' | 'bureau-approver'): Actor => ({
  ...{ kind: 'person', userId, organisationId: 'b', role },
});

describe('who answers a contest', () => {
  it('took no part in what is contested, whatever the role', () => {
    for (const role of ['bureau-officer', 'bureau-approver'] as const)
      expect(() => mustAnswerAsAnother(person('u1', role), ['u1'], true)).toThrow(
        expect.objectContaining({ type: 'forbidden' }),
      );
    expect(() => mustAnswerAsAnother(person('u2', 'bureau-approver'), ['u1'], false)).not.toThrow();
  });

  it('is an officer only after the approver was silent', () => {
    const officer = person('u2', 'bureau-officer');
    expect(() => mustAnswerAsAnother(officer, ['u1'], false)).toThrow(/approver answers/);
    expect(() => mustAnswerAsAnother(officer, ['u1'], true)).not.toThrow();
  });
});

describe('the grade of an answer', () => {
  const bands = [{ grade: 'excellent' }, { grade: 'fail' }];

  it('is one of the rulebook for a correction', () => {
    expect(() => mustNameGrade(true, 'excellent', bands)).not.toThrow();
    for (const grade of [null, 'splendid'])
      expect(() => mustNameGrade(true, grade, bands)).toThrow(
        expect.objectContaining({
          type: 'invalid-input',
          detail: { fields: [expect.objectContaining({ field: 'grade' })] },
        }),
      );
  });

  it('is not named where nothing is corrected', () => {
    expect(() => mustNameGrade(false, null, bands)).not.toThrow();
    expect(() => mustNameGrade(false, 'excellent', bands)).toThrow();
  });
});
