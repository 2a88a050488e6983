import { RULEBOOK as rulebook } from '../evaluate/rulebook.fixture';
import { scoredAgain } from '../evaluate/scored-again';
import { CHAIN_START, type JournalEntry, type Json } from './journal';
import { BY_RULE } from './party';
import { performAgain } from './perform-again';

function entry(facts: unknown): JournalEntry {
  return {
    ...{
      key: 'evaluation/P/final#1',
      stream: 'evaluation/P/final',
      seq: 1,
      programmeId: 'PR',
      decision: 'draft',
    },
    ...{ state: 'drafted', actor: BY_RULE, at: '2026-03-01T00:00:00.000Z', previous: CHAIN_START, hash: '' },
    facts: facts as Json,
  };
}

describe('a judgement performed again', () => {
  const round = rulebook.evaluation.rounds[0]!;
  const marks = round.indicators.map(({ id, points }) => ({ indicator: id, points: points / 2 }));
  const party = round.indicators[0]!.judges.find((one) => one.party !== 'records')!.party;
  const asked = {
    rule: { rulebookHash: 'h', round: round.id },
    inputs: { sheets: [{ party, marks }], measures: {} },
    outcome: null,
  };
  const recorded = { ...asked, ...scoredAgain(asked as never, rulebook) };

  it('comes out as it was recorded, also where an earlier version recorded less', () => {
    expect(performAgain([entry(recorded)], rulebook)).toEqual([
      { seq: 1, decision: 'draft', at: '2026-03-01T00:00:00.000Z', kind: 'score', differs: [] },
    ]);
    const { score } = recorded.outcome as { score: number };
    expect(performAgain([entry({ ...recorded, outcome: { score } })], rulebook)).toMatchObject([
      { differs: [] },
    ]);
  });

  it('shows what was altered: the outcome, an input, or the rulebook', () => {
    const altered = [
      { ...recorded, outcome: { ...recorded.outcome, score: 99 } },
      { ...recorded, inputs: { sheets: [], measures: {} } },
    ];
    for (const facts of altered)
      expect(performAgain([entry(facts)], rulebook)).toMatchObject([{ differs: ['outcome'] }]);
    const other = structuredClone(rulebook);
    for (const one of other.evaluation.rounds[0]!.indicators) one.points *= 2;
    expect(performAgain([entry(recorded)], other)).toMatchObject([{ differs: ['outcome'] }]);
  });

  it('is none where nothing was computed', () => {
    for (const facts of [null, {}, { inputs: { cause: 'late' } }, [1]])
      expect(performAgain([entry(facts)], rulebook)).toEqual([]);
  });
});
