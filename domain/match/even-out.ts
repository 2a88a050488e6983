import type { Shares } from './shares';

/** An application that one seat passes on to another. */
interface Hand {
  from: number;
  to: number;
  applicationId: string;
}

/**
 * Passes applications on, over others where it has to be, until none can go from a seat to one with at least two fewer.
 * Every time the sum of the squared loads falls, so that it ends; where nothing is in the way there is nothing to do.
 */
export function evenOut(shares: Shares): void {
  let hands = towardsEven(shares);
  while (hands) {
    for (const { from, applicationId } of hands) shares.takeBack(from, applicationId);
    for (const { to, applicationId } of hands) shares.give(to, applicationId);
    hands = towardsEven(shares);
  }
}

/** Hands that take one from a seat and leave one more with another that has at least two fewer; null: it is even. */
function towardsEven(shares: Shares): Hand[] | null {
  const loads = new Map(shares.seats.map((seat) => [seat, shares.loadOf(seat)]));
  const most = Math.max(...loads.values());
  for (const [seat, load] of [...loads].sort(([a, x], [b, y]) => x - y || a - b)) {
    if (load + 2 > most) return null;
    const hands = handsTo(seat, load + 2, shares, loads);
    if (hands) return hands;
  }
  return null;
}

/** The fewest hands by which a seat of at least so much load passes one on, in the end to `last`; null: none can. */
function handsTo(
  last: number,
  least: number,
  shares: Shares,
  loads: ReadonlyMap<number, number>,
): Hand[] | null {
  const onward = new Map<number, Hand[]>([[last, []]]);
  const line = [last];
  for (const to of line)
    for (const from of shares.seats) {
      const applicationId = onward.has(from) ? undefined : passable(from, to, shares);
      if (applicationId === undefined) continue;
      const hands = [{ from, to, applicationId }, ...(onward.get(to) ?? [])];
      if ((loads.get(from) ?? 0) >= least) return hands;
      onward.set(from, hands);
      line.push(from);
    }
  return null;
}

function passable(from: number, to: number, shares: Shares): string | undefined {
  for (const id of shares.givenTo(from)) if (shares.mayRead(to, id)) return id;
  return undefined;
}
