import type { SanctionTerms } from '../publish/sanction-terms';
import { type Move, nextMove, unspent } from './next-move';
import {
  freshProgress,
  type ProjectProgress,
  withFinding,
  withReport,
  withRound,
  withTranche,
} from './project-progress';
import { sampleProject } from './project-sample.fixture';
import { withSanction } from './sanction';
import { findingKey, isNews, takeNotice } from './take-notice';

const input = sampleProject();
const { terms } = input;
const started: ProjectProgress = {
  ...freshProgress(input, { t1: 500_000, t2: 300_000, t3: 200_000 }),
  startsOn: '2026-01-05',
  endsOn: '2026-11-04',
};
const kinds = (move: Move | null) => move?.kind ?? null;
const midDone = (grade: string, score: number) =>
  withRound(
    withReport(withTranche(started, 't1', { status: 'paid' }), 'mid', { status: 'accepted' }),
    'mid-term',
    {
      status: 'closed',
      grade,
      score,
      passed: score >= 60,
    },
  );

describe('what follows by itself', () => {
  it('the first tranche is released once both have signed', () => {
    expect(nextMove(started, terms, 'running')).toMatchObject({
      kind: 'release-tranche',
      tranche: 't1',
      pay: 500_000,
    });
    const again = withTranche(started, 't1', { status: 'released' });
    expect(nextMove(again, terms, 'running')).toBeNull();
  });

  it('an evaluation starts when the report of its round is accepted, the final only after the mid-term', () => {
    const final = withReport(withTranche(started, 't1', { status: 'paid' }), 'final', { status: 'accepted' });
    expect(nextMove(final, terms, 'running')).toBeNull();
    const both = withReport(final, 'mid', { status: 'accepted' });
    expect(nextMove(both, terms, 'running')).toEqual({ kind: 'start-evaluation', round: 'mid-term' });
    const open = withRound(both, 'mid-term', { status: 'open' });
    expect(nextMove(open, terms, 'running')).toBeNull();
  });

  it('a report that counts as failed fails its round and withholds its tranche', () => {
    const late = withReport(withTranche(started, 't1', { status: 'paid' }), 'mid', { status: 'failed' });
    expect(nextMove(late, terms, 'running')).toEqual({
      kind: 'fail-round',
      round: 'mid-term',
      reports: ['mid'],
    });
    const failed = withRound(late, 'mid-term', { status: 'closed', score: 0, grade: 'fail' });
    expect(nextMove(failed, terms, 'running')).toMatchObject({ kind: 'withhold-tranche', tranche: 't2' });
  });

  it('open findings hold their own tranche only; once corrected it is released', () => {
    const held = withFinding(midDone('fail', 50), 'x-mid-term', { round: 'mid-term', status: 'open' });
    expect(nextMove(held, terms, 'running')).toBeNull();
    const mended = withFinding(held, 'x-mid-term', { round: 'mid-term', status: 'corrected' });
    expect(nextMove(mended, terms, 'running')).toMatchObject({ kind: 'release-tranche', tranche: 't2' });
    const lost = withFinding(held, 'x-mid-term', { round: 'mid-term', status: 'failed' });
    expect(nextMove(lost, terms, 'running')).toMatchObject({ kind: 'withhold-tranche', tranche: 't2' });
  });

  it('a round that nobody scored takes nothing: its tranche is paid, and no consequence follows', () => {
    const silent = { ...midDone('', 0), findings: {} };
    const told = takeNotice(withRound(silent, 'mid-term', { status: 'open' }), input.projectId, {
      ...{ kind: 'evaluation', round: 'mid-term', score: null, grade: null, passed: null },
      ...{ vetoed: false, findings: [] },
    });
    expect(told.rounds['mid-term']).toMatchObject({ status: 'closed', grade: null });
    const sanction: SanctionTerms = { reduce: 50, rounds: ['mid-term'] };
    const hard = { ...terms, consequences: terms.consequences.map((one) => ({ ...one, sanction })) };
    expect(nextMove(told, hard, 'running')).toMatchObject({
      ...{ kind: 'release-tranche', tranche: 't2', pay: 300_000, withheld: 0 },
      verdict: { because: ['gate-met', 'no-result/mid-term'] },
    });
  });

  it('a veto withholds everything that is unpaid', () => {
    const vetoed = withRound(midDone('pass', 70), 'mid-term', { vetoed: true });
    expect(nextMove(vetoed, terms, 'running')).toMatchObject({
      kind: 'withhold-tranche',
      tranche: 't2',
      because: ['veto/mid-term'],
    });
  });

  it('nothing moves while the project is paused', () => {
    expect(nextMove({ ...started, pausedAt: '2026-02-01T00:00:00.000Z' }, terms, 'paused')).toBeNull();
  });
});

describe('what the rulebook takes or ends', () => {
  const taking = (sanction: SanctionTerms) => ({
    ...terms,
    consequences: terms.consequences.map((one) => (one.grade === 'fail' ? { ...one, sanction } : one)),
  });
  const failed = { ...midDone('fail', 40), paid: 500_000 };

  it('a failed mid-term cuts the award from its last tranche on, and asks a share of what was paid back', () => {
    const rules = taking({ rounds: ['mid-term'], reduce: 30, recover: 20 });
    const move = nextMove(failed, rules, 'running');
    const sanction = {
      ...{ round: 'mid-term', grade: 'fail', terminate: false },
      ...{ cuts: { t3: 200_000, t2: 100_000 }, recover: 100_000 },
    };
    expect(move).toEqual({ kind: 'take-sanction', sanction });
    const taken = withSanction(failed, sanction);
    expect(taken.tranches).toMatchObject({ t2: { amount: 200_000 }, t3: { amount: 0 } });
    expect(nextMove(taken, rules, 'running')?.kind).not.toBe('take-sanction');
    expect(nextMove(taken, taking({ reduce: 30 }), 'running')).not.toMatchObject({ kind: 'take-sanction' });
  });

  it('what was recovered is not asked back a second time as unspent, and nothing is settled before', () => {
    const taken = withSanction(failed, {
      ...{ round: 'mid-term', grade: 'fail', cuts: {}, recover: 100_000, terminate: true },
    });
    const rules = taking({ rounds: ['mid-term'], recover: 20, terminate: true });
    expect(nextMove(taken, rules, 'running')).toEqual({
      kind: 'stop',
      reason: { because: 'grade', round: 'mid-term' },
    });
    const ended = ['t2', 't3'].reduce((all, id) => withTranche(all, id, { status: 'withheld' }), taken);
    expect(nextMove(ended, rules, 'winding-up')).toBeNull();
    const notice = { kind: 'disbursement', tranche: 'recover-mid-term', amount: 100_000 } as const;
    expect(isNews(ended, 'p1', { ...notice, outcome: 'returned' })).toBe(true);
    const back = takeNotice(ended, 'p1', { ...notice, outcome: 'returned' });
    expect(isNews(back, 'p1', { ...notice, outcome: 'returned' })).toBe(false);
    expect(nextMove(back, rules, 'winding-up')).toEqual({ kind: 'return-money', amount: 400_000 });
    const refused = takeNotice(ended, 'p1', { ...notice, outcome: 'refused' });
    expect(nextMove(refused, rules, 'winding-up')).toEqual({ kind: 'return-money', amount: 500_000 });
  });

  it('a finding that fails for good ends the project only where the rulebook says so', () => {
    const lost = withFinding(midDone('pass', 70), 'x-mid-term', { round: 'mid-term', status: 'failed' });
    expect(nextMove(lost, terms, 'running')).toMatchObject({ kind: 'withhold-tranche', tranche: 't2' });
    const stops = { ...terms, improve: { ...terms.improve, whenFailed: 'stop-and-publish' as const } };
    expect(nextMove(lost, stops, 'running')).toEqual({
      kind: 'stop',
      reason: { because: 'finding', finding: 'x-mid-term' },
    });
  });
});

describe('the end', () => {
  const settled = (() => {
    let progress = midDone('pass', 80);
    for (const tranche of ['t1', 't2', 't3']) progress = withTranche(progress, tranche, { status: 'paid' });
    progress = withReport(progress, 'mid', { spent: 450_000 });
    progress = withReport(progress, 'final', { status: 'accepted', spent: 400_000 });
    progress = withRound(progress, 'final', {
      status: 'closed',
      grade: 'excellent',
      score: 95,
      passed: true,
    });
    return { ...progress, paid: 1_000_000 };
  })();

  it('comes when reports, rounds, findings and tranches are all settled', () => {
    expect(kinds(nextMove(settled, terms, 'running'))).toBe('begin-closing');
    const open = withFinding(settled, 'y-final', { round: 'final', status: 'open' });
    expect(nextMove(open, terms, 'running')).toBeNull();
  });

  it('asks unspent money back before it closes', () => {
    expect(unspent(settled)).toBe(150_000);
    expect(nextMove(settled, terms, 'closing')).toEqual({ kind: 'return-money', amount: 150_000 });
    const asked: ProjectProgress = { ...settled, giveBack: { amount: 150_000, status: 'asked' } };
    expect(nextMove(asked, terms, 'closing')).toBeNull();
    const returned = takeNotice(asked, 'p1', {
      kind: 'disbursement',
      tranche: 'return',
      outcome: 'returned',
      amount: 150_000,
    });
    expect(nextMove(returned, terms, 'closing')).toEqual({ kind: 'close' });
  });

  it('that is early withholds what is unpaid, waits for payments under way, then takes the unspent back', () => {
    const early = { ...withTranche(started, 't1', { status: 'released' }), paid: 0 };
    expect(nextMove(early, terms, 'winding-up')).toMatchObject({
      kind: 'withhold-tranche',
      tranche: 't2',
      because: ['terminated'],
    });
    const forgone = withTranche(withTranche(early, 't2', { status: 'withheld' }), 't3', {
      status: 'withheld',
    });
    expect(nextMove(forgone, terms, 'winding-up')).toBeNull();
    const paid = takeNotice(forgone, 'p1', {
      kind: 'disbursement',
      tranche: 't1',
      outcome: 'paid',
      amount: 500_000,
    });
    expect(nextMove(paid, terms, 'winding-up')).toEqual({ kind: 'return-money', amount: 500_000 });
  });
});

describe('a notice', () => {
  it('told twice is news once', () => {
    const released = withTranche(started, 't1', { status: 'released' });
    const notice = {
      kind: 'disbursement' as const,
      tranche: 't1',
      outcome: 'paid' as const,
      amount: 500_000,
    };
    expect(isNews(released, 'p1', notice)).toBe(true);
    expect(isNews(takeNotice(released, 'p1', notice), 'p1', notice)).toBe(false);
  });

  it('names a finding by its key or by its record', () => {
    expect([findingKey('p1', 'p1/visits-final'), findingKey('p1', 'visits-final')]).toEqual([
      'visits-final',
      'visits-final',
    ]);
  });
});
