import { publicDerivation } from './public-derivation';

describe('the derivation of a score for everybody', () => {
  const derivation = {
    requested: 4_000_000,
    record: { priority: true, points: 3 },
    criteria: [
      {
        ...{ criterion: 'need', rule: 'expert', of: 60, points: 45 },
        from: [
          { seatId: 'panel/1', points: 50 },
          { seatId: 'panel/2', points: null },
          { seatId: 'panel/3', points: 40 },
        ],
      },
      {
        ...{ criterion: 'record', rule: 'past-grade', of: 40, points: 40, effect: 'bonus' },
        from: {
          grades: ['excellent'],
          earlier: [{ projectId: 'project-9', title: '心连心', grade: 'excellent' }],
        },
      },
    ],
  };

  it('has the points and the marks, ascending, and says no seat, project or grade', () => {
    expect(publicDerivation(derivation)).toEqual({
      criteria: [
        { criterion: 'need', rule: 'expert', of: 60, points: 45, effect: null, marks: [null, 40, 50] },
        { criterion: 'record', rule: 'past-grade', of: 40, points: 40, effect: 'bonus', marks: null },
      ],
      total: null,
    });
  });

  it('is none for who was not scored', () => {
    expect(publicDerivation(null)).toBeNull();
    expect(publicDerivation({ requested: 1 })).toBeNull();
  });
});
