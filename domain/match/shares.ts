import type { Barred, Sharing, SharingSeat } from './sharing';

const NOTHING: ReadonlySet<string> = new Set();

/** Who reads what while applications are shared out. Only what is given here can be taken back or passed on. */
export class Shares {
  /** Numbers of the seats that may be given applications, ascending. */
  readonly seats: readonly number[];
  private readonly readers = new Map<string, Set<number>>();
  private readonly away: ReadonlySet<string>;
  private readonly kept: ReadonlyMap<number, number>;
  private readonly fresh: ReadonlyMap<number, Set<string>>;

  constructor(seats: readonly SharingSeat[], barred: readonly Barred[]) {
    this.seats = seats
      .filter(({ takes }) => takes)
      .map(({ seat }) => seat)
      .sort((a, b) => a - b);
    this.away = new Set(barred.map(({ seat, applicationId }) => `${seat}|${applicationId}`));
    this.kept = new Map(seats.map(({ seat, reads }) => [seat, reads.length]));
    this.fresh = new Map(this.seats.map((seat) => [seat, new Set<string>()]));
    for (const { seat, reads } of seats) for (const id of reads) this.readersSet(id).add(seat);
  }

  readersOf(id: string): number {
    return this.readers.get(id)?.size ?? 0;
  }

  loadOf(seat: number): number {
    return (this.kept.get(seat) ?? 0) + this.givenTo(seat).size;
  }

  givenTo(seat: number): ReadonlySet<string> {
    return this.fresh.get(seat) ?? NOTHING;
  }

  mayRead(seat: number, id: string): boolean {
    return !this.readersSet(id).has(seat) && !this.away.has(`${seat}|${id}`);
  }

  /** Seats that may read an application, the least loaded first; of equals whoever has read nothing, then as drawn. */
  leastLoaded(id: string, next: () => number): number[] {
    return this.seats
      .map((seat) => ({
        ...{ seat, load: this.loadOf(seat), draw: next() },
        hasBegun: Number((this.kept.get(seat) ?? 0) > 0),
      }))
      .filter(({ seat }) => this.mayRead(seat, id))
      .sort((a, b) => a.load - b.load || a.hasBegun - b.hasBegun || a.draw - b.draw || a.seat - b.seat)
      .map(({ seat }) => seat);
  }

  give(seat: number, id: string): void {
    this.fresh.get(seat)?.add(id);
    this.readersSet(id).add(seat);
  }

  takeBack(seat: number, id: string): void {
    this.fresh.get(seat)?.delete(id);
    this.readersSet(id).delete(seat);
  }

  given(): Sharing['given'] {
    return this.seats.flatMap((seat) => {
      const applications = [...this.givenTo(seat)].sort();
      return applications.length > 0 ? [{ seat, applications }] : [];
    });
  }

  private readersSet(id: string): Set<number> {
    const known = this.readers.get(id) ?? new Set<number>();
    this.readers.set(id, known);
    return known;
  }
}
