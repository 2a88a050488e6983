import { RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import type { JournalEntry } from '../../domain/record/journal';
import { performedOnce } from './performed-once';

describe('judgements performed again', () => {
  const pinned = { id: 'r1', rulebook: RULEBOOK };
  const entries = (hash: string) => [{ seq: 1, facts: {}, hash }] as JournalEntry[];

  it('are computed once for each head of a journal', async () => {
    const first = performedOnce('panel/p1', entries('a'), pinned);
    expect(performedOnce('panel/p1', entries('a'), pinned)).toBe(first);
    expect(performedOnce('panel/p1', entries('b'), pinned)).not.toBe(first);
    expect(performedOnce('panel/p2', entries('a'), pinned)).not.toBe(first);
    expect(await first).toEqual([]);
  });

  it('are forgotten when many others were asked for since', () => {
    const first = performedOnce('panel/p3', entries('a'), pinned);
    for (let n = 0; n < 100; n += 1) void performedOnce(`panel/of-${n}`, entries('a'), pinned);
    expect(performedOnce('panel/p3', entries('a'), pinned)).not.toBe(first);
  });

  it('are not kept when they could not be performed', async () => {
    const broken = [{ seq: 1, facts: { seed: 's', candidates: [] }, hash: 'a' }] as unknown as JournalEntry[];
    const first = performedOnce('panel/p4', broken, pinned);
    await expect(first).rejects.toThrow();
    expect(performedOnce('panel/p4', entries('a'), pinned)).not.toBe(first);
  });
});
