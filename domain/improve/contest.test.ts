import { recordEffect } from '../match/record-effect';
import type { Consequence } from '../publish/rulebook';
import { correctedTo } from './contest';
import type { Contest, Standing } from './standing';
import { standingAfter } from './standing-after';

const CONSEQUENCES: Consequence[] = [
  { grade: 'excellent', standing: 'priority', pay: 100, points: 5 },
  { grade: 'fail', standing: 'excluded', years: 2, pay: 0, points: 0 },
];
const CLOSED = '2026-12-20T03:00:00.000Z';
const ANSWERED = '2027-02-01T02:00:00.000Z';
const failed = standingAfter({
  ...{ id: 'p', organisationId: 'o', programmeId: 'g', projectId: 'p', grade: 'fail', score: 40, at: CLOSED },
  ...{ consequences: CONSEQUENCES, vetoed: false, terminated: false, unspent: 0 },
  ...{ openFindings: [], unfinished: [] },
});
const contest = (answeredAt: string | null): Contest => ({
  ...{ state: answeredAt === null ? 'open' : 'upheld', raisedAt: '2027-01-05T02:00:00.000Z' },
  ...{ reason: '', documents: [], answer: null, answeredAt },
});
const excluded = (line: Standing, at: string) => recordEffect([line], at).excludedUntil !== null;

describe('a contested line of the record', () => {
  it('counts until the contest is answered', () => {
    expect(excluded({ ...failed, contest: contest(null) }, ANSWERED)).toBe(true);
  });

  it('means nothing any more from the day on which it is withdrawn', () => {
    const withdrawn = { ...failed, contest: contest(ANSWERED), isWithdrawn: true };
    expect(excluded(withdrawn, '2027-01-31T00:00:00.000Z')).toBe(true);
    expect(recordEffect([withdrawn], ANSWERED)).toMatchObject({ excludedUntil: null, because: [] });
  });

  it('corrected, brings what the right grade brings by the same rulebook, from then on', () => {
    const { grade, standing, until, points, reason } = failed;
    const right = correctedTo('excellent', CONSEQUENCES, CLOSED);
    expect(right).toMatchObject({ standing: 'priority', points: 5, until: null });
    const corrected: Standing = {
      ...{ ...failed, ...right },
      ...{ contest: contest(ANSWERED), before: { grade, standing, until, points, reason } },
    };
    expect(excluded(corrected, '2027-01-31T00:00:00.000Z')).toBe(true);
    expect(recordEffect([corrected], ANSWERED)).toMatchObject({ priority: true, points: 5 });
  });

  it('corrected to a grade that excludes, does so from the day of the closing', () => {
    expect(correctedTo('fail', CONSEQUENCES, CLOSED).until).toBe('2028-12-20T15:59:59.999Z');
  });
});
