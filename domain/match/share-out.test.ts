import fc from 'fast-check';
import { shareOut } from './share-out';
import type { SharingInputs, SharingSeat } from './sharing';
import { lackOf, seatsFor } from './sharing-lack';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `a${String(n).padStart(3, '0')}`);
const empty = (seat: number): SharingSeat => ({ seat, reads: [], takes: true });
const inputs = (change: Partial<SharingInputs>): SharingInputs => ({
  ...{ seed: 'seed', terms: { readers: 3 }, seats: [], applications: [], oneMore: [], barred: [] },
  ...change,
});

/** Seat → what it reads after the sharing out, what it had included. */
function readsOf({ seats, ...rest }: SharingInputs): Map<number, string[]> {
  const { given } = shareOut({ seats, ...rest });
  return new Map(
    seats.map(({ seat, reads }) => [
      seat,
      [...reads, ...(given.find((one) => one.seat === seat)?.applications ?? [])],
    ]),
  );
}

const loadsOf = (reads: ReadonlyMap<number, readonly string[]>) =>
  [...reads.values()].map((one) => one.length);
const readersIn = (reads: ReadonlyMap<number, readonly string[]>, id: string) =>
  [...reads.values()].filter((one) => one.includes(id)).length;
const squares = (loads: readonly number[]) => loads.reduce((sum, one) => sum + one * one, 0);

/** Panels without ties whose seats have room for all. */
const roomy = fc
  .record({ seats: fc.integer({ min: 1, max: 11 }), count: fc.nat({ max: 60 }), spare: fc.nat({ max: 3 }) })
  .chain(({ seats, count, spare }) =>
    fc.record({
      seed: fc.string(),
      seats: fc.constant(Array.from({ length: seats }, (_, n) => empty(n + 1))),
      applications: fc.constant(ids(count)),
      readers: fc.integer({ min: 1, max: seats }),
      spare: fc.constant(spare),
    }),
  )
  .map(({ seed, seats, applications, readers, spare }) =>
    inputs({
      ...{ seed, seats, applications },
      terms: { readers, most: Math.ceil((readers * applications.length) / seats.length) + spare },
    }),
  );

/** Small panels with ties, with papers that some hold already, and with seats that take no more. */
const tight = fc
  .record({ seats: fc.integer({ min: 1, max: 4 }), count: fc.integer({ min: 1, max: 5 }) })
  .chain(({ seats, count }) => {
    const some = fc.subarray(ids(count));
    return fc.record({
      seed: fc.string(),
      readers: fc.integer({ min: 1, max: 3 }),
      most: fc.integer({ min: 1, max: 5 }),
      applications: fc.constant(ids(count)),
      oneMore: some,
      barred: fc.array(
        fc.record({
          seat: fc.integer({ min: 1, max: seats }),
          applicationId: fc.constantFrom(...ids(count)),
        }),
        { maxLength: 8 },
      ),
      seats: fc.tuple(
        ...Array.from({ length: seats }, (_, n) =>
          fc.record({ seat: fc.constant(n + 1), reads: some, takes: fc.boolean() }),
        ),
      ),
    });
  })
  .map(({ readers, most, seats, ...rest }) =>
    // Nobody holds more than the cap from before.
    inputs({
      ...rest,
      terms: { readers, most },
      seats: seats.map((one) => ({ ...one, reads: one.reads.slice(0, most) })),
    }),
  );

const wantedOf = ({ terms, oneMore }: SharingInputs, id: string) =>
  terms.readers + (oneMore.includes(id) ? 1 : 0);

/** Who may be given an application. */
const takersOf = ({ seats, barred }: SharingInputs, id: string) =>
  seats.filter(
    ({ seat, reads, takes }) =>
      takes && !reads.includes(id) && !barred.some((one) => one.seat === seat && one.applicationId === id),
  );

/** Every way to give an application to so many of those who may have it. */
function choices<T>(all: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return all.flatMap((one, n) => choices(all.slice(n + 1), count - 1).map((rest) => [one, ...rest]));
}

/** By trying everything, without the cap: the fewest readings above it, and the least sum of squared loads. */
function bestOf(all: SharingInputs): { above: number; squares: number } {
  const { terms, seats, applications } = all;
  const most = terms.most ?? Number.POSITIVE_INFINITY;
  let reached = new Map([
    [seats.map((one) => one.reads.length).join(), seats.map((one) => one.reads.length)],
  ]);
  for (const id of applications) {
    const known = seats.filter((one) => one.reads.includes(id)).length;
    const takers = takersOf(all, id);
    const open = Math.min(takers.length, Math.max(0, wantedOf(all, id) - known));
    const next = new Map<string, number[]>();
    for (const loads of reached.values())
      for (const chosen of choices(takers, open)) {
        const more = seats.map((one, n) => (loads[n] ?? 0) + (chosen.includes(one) ? 1 : 0));
        next.set(more.join(), more);
      }
    reached = next;
  }
  const every = [...reached.values()];
  const aboveIn = (loads: number[]) => loads.reduce((sum, one) => sum + Math.max(0, one - most), 0);
  return { above: Math.min(...every.map(aboveIn)), squares: Math.min(...every.map(squares)) };
}

describe('applications shared out among the seats of a panel', () => {
  it('each have exactly their number of readers, and no seat more than its cap or two more than another', () => {
    fc.assert(
      fc.property(roomy, (all) => {
        const reads = readsOf(all);
        for (const id of all.applications) expect(readersIn(reads, id)).toBe(all.terms.readers);
        const loads = loadsOf(reads);
        expect(Math.max(...loads)).toBeLessThanOrEqual(all.terms.most ?? 0);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(shareOut(all).lacking).toEqual([]);
      }),
    );
  });

  it('go to nobody with a tie, nobody twice, and lack no reader that there was any way to give', () => {
    fc.assert(
      fc.property(tight, (all) => {
        const { given, lacking } = shareOut(all);
        for (const { seat, applications } of given)
          for (const id of applications) expect(takersOf(all, id).map((one) => one.seat)).toContain(seat);
        for (const { applications } of given) expect(new Set(applications).size).toBe(applications.length);
        const reads = readsOf(all);
        for (const load of loadsOf(reads)) expect(load).toBeLessThanOrEqual(all.terms.most ?? 0);
        // What is missing is told, and it is what ties and seats leave no way for, and not one more.
        const missing = all.applications.map((id) => Math.max(0, wantedOf(all, id) - readersIn(reads, id)));
        expect(lackOf(lacking).missing).toBe(missing.reduce((sum, one) => sum + one, 0));
        const unavoidable = all.applications.map((id) => {
          const known = all.seats.filter((one) => one.reads.includes(id)).length;
          return Math.max(0, wantedOf(all, id) - known - takersOf(all, id).length);
        });
        expect(lackOf(lacking).missing).toBe(
          unavoidable.reduce((sum, one) => sum + one, 0) + bestOf(all).above,
        );
      }),
    );
  });

  it('make loads as even as ties, and what stays with the seats, allow', () => {
    fc.assert(
      fc.property(tight, ({ terms, ...all }) => {
        const uncapped = { ...all, terms: { readers: terms.readers } };
        expect(squares(loadsOf(readsOf(uncapped)))).toBe(bestOf(uncapped).squares);
      }),
    );
  });

  it('go the same way again by the same seed, whatever order seats, applications and ties come in', () => {
    fc.assert(
      fc.property(fc.oneof(roomy, tight), (all) => {
        const turned = {
          ...all,
          seats: [...all.seats].reverse().map((one) => ({ ...one, reads: [...one.reads].reverse() })),
          applications: [...all.applications].reverse(),
          oneMore: [...all.oneMore].reverse(),
          barred: [...all.barred].reverse(),
        };
        expect(shareOut(turned)).toEqual(shareOut(all));
      }),
    );
    const panel = inputs({ seats: [1, 2, 3, 4, 5, 6, 7].map(empty), applications: ids(20) });
    expect(shareOut({ ...panel, seed: 'another' })).not.toEqual(shareOut(panel));
  });

  it('pass from a seat that is void to its successor, and nobody else is given more', () => {
    fc.assert(
      fc.property(roomy, fc.nat(), (all, n) => {
        const before = [...readsOf(all)];
        fc.pre(before.every(([, reads]) => reads.length > 0));
        const [gone] = before.splice(n % before.length, 1);
        const seats = before.map(([seat, reads]) => ({ seat, reads, takes: true }));
        const { given } = shareOut({ ...all, seed: `${all.seed} later`, seats: [...seats, empty(99)] });
        const passed = [...(gone?.[1] ?? [])].sort();
        expect(given).toEqual(passed.length > 0 ? [{ seat: 99, applications: passed }] : []);
      }),
    );
    const panel = inputs({ seats: [1, 2, 3, 4, 5, 6, 7].map(empty), applications: ids(35) });
    const before = readsOf(panel);
    const held = [2, 3, 4, 5, 6, 7].map((seat) => ({ seat, reads: before.get(seat) ?? [], takes: seat < 5 }));
    const { given, lacking } = shareOut({ ...panel, seed: 'later', seats: [...held, empty(8)] });
    expect(given).toEqual([{ seat: 8, applications: [...(before.get(1) ?? [])].sort() }]);
    expect(lacking).toEqual([]);
    // Without one they are spread over those who have not submitted, as far as the cap leaves room.
    const spread = shareOut({ ...panel, terms: { readers: 3, most: 18 }, seats: held });
    expect(spread.given.map((one) => [one.seat, one.applications.length])).toEqual([
      [2, 3],
      [3, 3],
      [4, 3],
    ]);
    expect(lackOf(spread.lacking)).toEqual({ missing: 6, ofOne: 1, unread: 0 });
    expect(seatsFor(lackOf(spread.lacking), { most: 4 })).toBe(2);
    expect(seatsFor(lackOf(spread.lacking), {})).toBe(1);
  });

  it('have one reader more where two seats were too far apart, and nothing else is given out', () => {
    const panel = inputs({ seats: [1, 2, 3, 4, 5].map(empty), applications: ids(10) });
    const seats = [...readsOf(panel)].map(([seat, reads]) => ({ seat, reads, takes: false }));
    const more = { ...panel, seats: [...seats, empty(6)], oneMore: ['a004', 'a001'] };
    expect(shareOut(more)).toEqual({ given: [{ seat: 6, applications: ['a001', 'a004'] }], lacking: [] });
  });
});
