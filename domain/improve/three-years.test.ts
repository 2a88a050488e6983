import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { ApplicantFacts } from '../match/applicant-facts';
import { judgeEligibility } from '../match/judge-eligibility';
import { rankingOf } from '../match/ranking-rows';
import { recordEffect } from '../match/record-effect';
import type { Consequence, Rulebook } from '../publish/rulebook';
import type { Standing } from './standing';
import { standingAfter } from './standing-after';

/** Grades that bring points in the next match, and a ban with a date (domain-rules.md 2.3, 4.4, 10). */
const CONSEQUENCES: Consequence[] = [
  { grade: 'excellent', standing: 'priority', pay: 100, points: 8 },
  { grade: 'pass', standing: 'normal', pay: 100, points: 4 },
  { grade: 'fail', standing: 'excluded', years: 1, pay: 0, points: 0 },
];
const MAY_APPLY = { kind: 'not-excluded-by-record', source: 'rulebook' } as const;

const sample = sampleRulebook();
const rulebook: Pick<Rulebook, 'review' | 'funding'> = {
  funding: { ...sample.funding, pool: 100_000_000, oneProjectPerOrganisation: false },
  review: {
    ...sample.review,
    passMark: 0,
    ties: ['record', 'draw'],
    criteria: [
      { id: 'need', title: { zh: '需求', en: 'Need' }, points: 90, rule: { kind: 'expert' } },
      { id: 'record', title: { zh: '信用', en: 'Record' }, points: 10, rule: { kind: 'record-points' } },
    ],
  },
};

/** The organisation's record as it grows, line by line. */
const record: Standing[] = [];

function closes(projectId: string, grade: string, score: number, at: string): void {
  record.push(
    standingAfter({
      ...{ id: projectId, projectId, organisationId: 'org', programmeId: `programme-${projectId}` },
      ...{ grade, score, at, consequences: CONSEQUENCES },
      ...{ vetoed: false, terminated: false, unspent: 0, openFindings: [], unfinished: [] },
    }),
  );
}

function facts(at: string): ApplicantFacts {
  return {
    ...{ at, organisationId: 'org', place: '合肥市', registration: null, title: '心连心', lotId: null },
    ...{ requested: 5_000_000, selfRaised: 0, wholeBudget: 5_000_000, declaredNoDoubleFunding: true },
    ...{ record: recordEffect(record, at), runningProjects: [], laterApplications: [], involvements: [] },
  };
}

const judged = (at: string) => judgeEligibility([MAY_APPLY], facts(at), rulebook.funding);

/** Both have 80 of 90 from the panel; the other one has no record. */
function rankedAt(at: string) {
  const { points, priority } = recordEffect(record, at);
  const contender = (id: string, recordPoints: number, first: boolean) => ({
    ...{ id, organisationId: id, lotId: null, requested: 5_000_000, selfRaised: 0, hours: 10 },
    ...{ wholeBudget: 5_000_000, submittedAt: at, recordPoints, priority: first },
  });
  const sifted = ['org', 'other'].map((id) => ({
    ...{ applicationId: id, organisationId: id, lotId: null, eligible: true, reasons: [], score: null },
    ...{ rank: null, outcome: 'eligible' as const, amount: 0, derivation: null },
  }));
  const marks = ['org', 'other'].map((applicationId) => ({
    ...{ seatId: 's/1', applicationId, criterion: 'need', points: 80 },
  }));
  const contenders = [contender('org', points, priority), contender('other', 0, false)];
  const { rows } = rankingOf({ sifted, contenders, marks, excluded: [], seed: 'seed' }, rulebook);
  return Object.fromEntries(rows.map((row) => [row.applicationId, row]));
}

describe('an organisation over three years', () => {
  it('2023: ends excellent', () => {
    closes('p1', 'excellent', 95, '2023-12-20T03:00:00.000Z');
    expect(record.at(-1)).toMatchObject({ standing: 'priority', points: 8 });
  });

  it('2024: may apply, is first by its eight points, and reads where they come from', () => {
    const { eligible, reasons } = judged('2024-03-01T00:00:00.000Z');
    expect(eligible).toBe(true);
    expect(reasons[0]?.facts).toMatchObject({ priority: true, points: 8, because: [{ projectId: 'p1' }] });
    const { org, other } = rankedAt('2024-03-01T00:00:00.000Z');
    expect([org?.rank, org?.score, other?.rank, other?.score]).toEqual([1, 88, 2, 80]);
    expect(JSON.stringify(org?.derivation)).toContain('"own":8');
  });

  it('2024: fails, and is excluded for a year', () => {
    closes('p2', 'fail', 41, '2024-12-20T03:00:00.000Z');
    expect(record.at(-1)).toMatchObject({ standing: 'excluded', until: '2025-12-20T15:59:59.999Z' });
    const { eligible, reasons } = judged('2025-03-01T00:00:00.000Z');
    expect(eligible).toBe(false);
    expect(reasons[0]).toMatchObject({
      passed: false,
      facts: {
        excludedUntil: '2025-12-20T15:59:59.999Z',
        because: [{ grade: 'excellent' }, { grade: 'fail' }],
      },
    });
    expect(reasons[0]?.message).toContain('2025-12-20');
  });

  it('2025: is kept out to the last second of the last day in China, and no longer', () => {
    expect(judged('2025-12-20T15:59:59.000Z').eligible).toBe(false);
    expect(judged('2025-12-20T16:00:00.000Z').eligible).toBe(true);
  });

  it('2026: is readmitted without anybody lifting the ban; its priority is gone, what it once earned still counts', () => {
    const at = '2026-03-01T00:00:00.000Z';
    expect(judged(at)).toMatchObject({
      eligible: true,
      reasons: [{ facts: { priority: false, points: 8 } }],
    });
    expect(rankedAt(at).org?.rank).toBe(1);
  });

  it('2026: passes, and is again one among equals', () => {
    closes('p3', 'pass', 78, '2026-12-20T03:00:00.000Z');
    expect(judged('2027-03-01T00:00:00.000Z').eligible).toBe(true);
    expect(record.map(({ standing }) => standing)).toEqual(['priority', 'excluded', 'normal']);
  });
});
