import { drawnOrder, numbersFrom } from './draw';
import { evenOut } from './even-out';
import { Shares } from './shares';
import type { Sharing, SharingInputs } from './sharing';

/**
 * Shares applications out among the seats. Each gets its number of readers whenever there is any way to do so within
 * the cap and around the ties; if not, as many readings as possible are given, and what is lacking is spread. Loads are
 * as even as what stays with the seats and the ties allow: none could go from a seat to another with two fewer, neither
 * at once nor by others in between.
 *
 * In an order drawn by the seed each application goes to the seats that have least, of equals to whom it does not
 * interrupt, then by the draw; {@link evenOut} makes the loads even, and what is over the cap is taken back. Loads that
 * are even in this sense also have the least sum above any cap, so that nothing is taken back which could be given.
 */
export function shareOut({ seed, terms, seats, applications, oneMore, barred }: SharingInputs): Sharing {
  const shares = new Shares(seats, barred);
  const order = drawnOrder(seed, applications);
  const next = numbersFrom(`${seed}/seats`);
  const more = new Set(oneMore);
  const wanted = new Map(order.map((id) => [id, terms.readers + (more.has(id) ? 1 : 0)]));
  for (const id of order) {
    const open = Math.max(0, (wanted.get(id) ?? 0) - shares.readersOf(id));
    for (const seat of shares.leastLoaded(id, next).slice(0, open)) shares.give(seat, id);
  }
  evenOut(shares);
  takeBackAbove(terms.most ?? Number.POSITIVE_INFINITY, shares, order);
  return {
    given: shares.given(),
    lacking: [...wanted].sort(byId).flatMap(([applicationId, count]) => {
      const readers = shares.readersOf(applicationId);
      return readers < count ? [{ applicationId, readers, missing: count - readers }] : [];
    }),
  };
}

/** From a seat above the cap go, one by one, applications that have most readers; of equals the last drawn. */
function takeBackAbove(most: number, shares: Shares, order: readonly string[]): void {
  const drawn = new Map(order.map((id, place) => [id, place]));
  const rank = (id: string) => shares.readersOf(id) * order.length + (drawn.get(id) ?? 0);
  for (const seat of shares.seats)
    while (shares.loadOf(seat) > most) {
      const first = [...shares.givenTo(seat)].reduce((a, b) => (rank(b) > rank(a) ? b : a));
      shares.takeBack(seat, first);
    }
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
