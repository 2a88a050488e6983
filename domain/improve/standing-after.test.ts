import fc from 'fast-check';
import type { Consequence } from '../publish/rulebook';
import { type ProjectEnd, standingAfter } from './standing-after';
import { currentStanding } from './standing-now';

const consequences: Consequence[] = [
  { grade: 'excellent', standing: 'priority', pay: 100, points: 5 },
  { grade: 'pass', standing: 'normal', pay: 100, points: 0 },
  { grade: 'fail', standing: 'excluded', years: 1, pay: 0, points: 0 },
];
const end = (set: Partial<ProjectEnd>): ProjectEnd => ({
  id: 's1',
  organisationId: 'o',
  programmeId: 'g',
  projectId: 'p',
  grade: 'excellent',
  score: 93,
  consequences,
  vetoed: false,
  terminated: false,
  unspent: 0,
  openFindings: [],
  unfinished: [],
  at: '2026-12-20T03:00:00.000Z',
  ...set,
});

describe('the line that a project adds to the record', () => {
  it('gives priority and points for an excellent grade', () => {
    expect(standingAfter(end({}))).toMatchObject({ standing: 'priority', points: 5, until: null });
  });

  it('excludes for a failed one until the day a year later, China time', () => {
    expect(standingAfter(end({ grade: 'fail', score: 40 }))).toMatchObject({
      standing: 'excluded',
      until: '2027-12-20T15:59:59.999Z',
    });
  });

  it('takes the worst consequence after a veto or a termination, whatever the grade', () => {
    expect(standingAfter(end({ vetoed: true }))).toMatchObject({
      standing: 'excluded',
      reason: 'veto: excluded',
    });
    expect(standingAfter(end({ terminated: true, grade: null }))).toMatchObject({ standing: 'excluded' });
  });

  it('is normal, without points, when the rulebook says nothing', () => {
    expect(standingAfter(end({ grade: null }))).toMatchObject({ standing: 'normal', points: 0 });
  });

  it('carries over what was not finished', () => {
    const carried = standingAfter(
      end({
        openFindings: [{ id: 'f1', text: 'files late' }],
        unfinished: [{ ref: 'd1', text: 'visits: 3 of 5' }],
      }),
    ).carriedOver;
    expect(carried.map((one) => one.kind)).toEqual(['finding', 'deliverable']);
  });
});

describe('the record at an instant', () => {
  it('lifts an exclusion by itself after its last day', () => {
    const failed = standingAfter(end({ grade: 'fail' }));
    expect(currentStanding([failed], '2027-12-20T10:00:00.000Z').standing).toBe('excluded');
    expect(currentStanding([failed], '2027-12-21T00:00:00.000Z').standing).toBe('normal');
  });

  it('is normal without any record', () => {
    expect(currentStanding([], '2027-01-01T00:00:00.000Z')).toMatchObject({ standing: 'normal', points: 0 });
  });

  it('does not depend on the order in which the lines are read', () => {
    const lines = fc.array(
      fc.record({
        grade: fc.constantFrom('excellent', 'pass', 'fail'),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        const standings = all.map(({ grade, day }, index) =>
          standingAfter(
            end({ id: `s${index}`, grade, at: `2026-02-${String(day).padStart(2, '0')}T03:00:00.000Z` }),
          ),
        );
        const at = '2026-06-01T00:00:00.000Z';
        expect(currentStanding([...standings].reverse(), at)).toEqual(currentStanding(standings, at));
      }),
    );
  });
});
