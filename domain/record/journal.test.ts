import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CHAIN_START, entryHash, type JournalEntry, verifyChain } from './journal';
import { BY_RULE } from './party';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf(length: number): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const body = {
      key: `project/P1#${seq}:step`,
      stream: 'project/P1',
      seq,
      programmeId: 'PR1',
      decision: 'step',
      state: 'running',
      actor: BY_RULE,
      at: new Date(seq * 1000).toISOString(),
      facts: { score: seq, rule: { points: 100 } },
      previous: entries.at(-1)?.hash ?? CHAIN_START,
    };
    entries.push({ ...body, hash: entryHash(body, sha256) });
  }
  return entries;
}

const alterations: { [what: string]: (entry: JournalEntry) => JournalEntry } = {
  key: (entry) => ({ ...entry, key: `${entry.key}x` }),
  stream: (entry) => ({ ...entry, stream: 'project/P2' }),
  programme: (entry) => ({ ...entry, programmeId: 'PR2' }),
  decision: (entry) => ({ ...entry, decision: 'approve' }),
  state: (entry) => ({ ...entry, state: 'closed' }),
  actor: (entry) => ({ ...entry, actor: { kind: 'system', because: 'deadline' } }),
  instant: (entry) => ({ ...entry, at: '2020-01-01T00:00:00.000Z' }),
  'a fact': (entry) => ({ ...entry, facts: { score: 99, rule: { points: 100 } } }),
  hash: (entry) => ({ ...entry, hash: sha256(entry.hash) }),
};

describe('the chain of the journal', () => {
  it('is whole when nothing was touched, and names its head', () => {
    const chain = chainOf(5);
    expect(verifyChain(chain, sha256)).toEqual({ whole: true, entries: 5, head: chain[4]?.hash });
    expect(verifyChain([], sha256)).toEqual({ whole: true, entries: 0, head: CHAIN_START });
  });

  it('does not mind the order of keys or a copy by way of JSON', () => {
    const copied = chainOf(4).map((entry) =>
      JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(entry).reverse()))),
    );
    expect(verifyChain(copied, sha256)).toMatchObject({ whole: true });
  });

  it.each(Object.keys(alterations))('an altered %s is found at the very entry', (what) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (at) => {
        const chain = chainOf(8).map((entry) =>
          entry.seq === at ? (alterations[what]?.(entry) ?? entry) : entry,
        );
        expect(verifyChain(chain, sha256)).toMatchObject({ whole: false, brokenAt: at });
      }),
    );
  });

  it('an entry altered together with its own hash breaks the next one', () => {
    const chain = chainOf(4);
    const forged = { ...chain[1], facts: { score: 100 } } as JournalEntry;
    chain[1] = { ...forged, hash: entryHash(forged, sha256) };
    expect(verifyChain(chain, sha256)).toEqual({
      whole: false,
      brokenAt: 3,
      why: 'entry 3 does not follow the one before',
    });
  });

  it('a removed, doubled or swapped entry is found', () => {
    const chain = chainOf(5);
    expect(
      verifyChain(
        chain.filter((entry) => entry.seq !== 3),
        sha256,
      ),
    ).toMatchObject({ whole: false, brokenAt: 3 });
    expect(verifyChain([...chain.slice(0, 3), ...chain.slice(2)], sha256)).toMatchObject({
      whole: false,
      brokenAt: 4,
    });
    const [first, second, ...rest] = chain;
    expect(verifyChain([second, first, ...rest] as JournalEntry[], sha256)).toMatchObject({
      whole: false,
      brokenAt: 1,
    });
  });

  it('a chain that a database took up again after it had lost steps is not whole, however well it is linked', () => {
    const [first, second, third] = chainOf(3) as [JournalEntry, JournalEntry, JournalEntry];
    const later = { ...third, key: 'project/P1#6:step' };
    const relinked = { ...later, hash: entryHash(later, sha256) };
    expect(verifyChain([first, second, relinked], sha256)).toEqual({
      whole: false,
      brokenAt: 3,
      why: 'a step before entry 3 was lost',
    });
  });

  it('a chain cut at its end shows by another head: the head must be kept elsewhere', () => {
    const chain = chainOf(5);
    const cut = verifyChain(chain.slice(0, 4), sha256);
    expect(cut).toMatchObject({ whole: true, entries: 4 });
    expect(cut).not.toMatchObject({ head: chain[4]?.hash });
  });
});
