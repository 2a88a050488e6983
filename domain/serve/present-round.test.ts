import { presentRound } from './present-round';
import { freshProgress } from './project-progress';
import { sampleProject } from './project-sample.fixture';
import { isNews, newFaults } from './take-notice';

const input = sampleProject('p');
const fresh = freshProgress(input, {});
const roundAfter = (...closed: string[]) =>
  presentRound(
    {
      rounds: Object.fromEntries(
        Object.entries(fresh.rounds).map(([id, one]) => [
          id,
          closed.includes(id) ? { ...one, status: 'closed' as const } : one,
        ]),
      ),
    },
    input.terms,
  );

describe('what is found between two evaluations', () => {
  it('belongs to the next round, and after the last one to that', () => {
    expect([roundAfter(), roundAfter('mid-term'), roundAfter('mid-term', 'final')]).toEqual([
      'mid-term',
      'final',
      'final',
    ]);
  });

  it('is new once: told again, or opened by the bureau meanwhile, it is no news', () => {
    const faults = { kind: 'spot-check', checkId: 'c', drawing: 0, items: ['safety', 'files'] } as const;
    const told = { ...faults, items: [...faults.items] };
    const known = (...keys: string[]) => ({
      ...fresh,
      findings: Object.fromEntries(
        keys.map((key) => [key, { round: 'final', status: 'withdrawn' as const }]),
      ),
    });
    expect(newFaults(known('safety-spot-check-1'), told)).toEqual(['files']);
    expect(isNews(known('safety-spot-check-2'), 'p', told)).toBe(true);
    expect(isNews(known('safety-spot-check-1', 'files-spot-check-1'), 'p', told)).toBe(false);
  });
});
