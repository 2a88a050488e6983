import type { Drawn } from './draw-panel';
import { notCovered } from './draw-terms';
import { isLawful, toOdd } from './lawful-panel';
import type { TiedEvaluator } from './panel-decisions';
import type { PanelTerms } from './panel-terms';
import type { Seat } from './seat';
import type { Lack } from './sharing-lack';

/** A seat as the panel's process keeps it; seat `n` is at index n - 1. */
export interface SeatProgress extends Drawn {
  number: number;
  state: Seat['state'];
  /** How often it was asked to declare again, having opened papers; absent: never. */
  asked?: number;
  /** Stands for what it reads since it was last given applications; absent: never. */
  shown?: number;
}

export interface PanelProgress {
  seats: SeatProgress[];
  reserve: Drawn[];
  /** The bureau goes on with fewer seats than the quorum. */
  quorumAccepted: boolean;
  /** How often the panel was reopened. */
  reopened: number;
  /** Applications to score again, by number of the reopening; taken up once the panel has closed. */
  toReopen: { applications: string[]; times: number } | null;
  toDissolve: boolean;
  /** Seats called beyond the panel's size because two were too far apart; absent: not looked at yet. */
  called?: number;
  /** The seats have changed since applications were shared out among them; absent: no. */
  toShare?: boolean;
  /** What could not be given when they were; absent: they are not shared out. */
  lack?: Lack;
  /** Seats called beyond the panel's size because the others had no room for all; absent: none. */
  beyond?: number;
  /** Evaluators with ties that became known, and that the panel has not left yet; absent: none. */
  tied?: TiedEvaluator[];
  /** Seats that dissented, as `<times reopened>/<seat>`; absent: none. */
  dissents?: string[];
}

export const EMPTY_PANEL: PanelProgress = {
  seats: [],
  reserve: [],
  quorumAccepted: false,
  reopened: 0,
  toReopen: null,
  toDissolve: false,
};

export const live = (progress: PanelProgress): SeatProgress[] =>
  progress.seats.filter((one) => one.state !== 'void');

export const submitted = (progress: PanelProgress): SeatProgress[] =>
  progress.seats.filter((one) => one.state === 'submitted');

/** How many seats are to be held: the panel's size and those called beyond it. */
export const seatsWanted = (
  { called, beyond }: Pick<PanelProgress, 'called' | 'beyond'>,
  terms: Pick<PanelTerms, 'panelSize' | 'oddFrom'>,
): number => toOdd(terms.panelSize + (called ?? 0) + (beyond ?? 0), terms);

export function withSeat(progress: PanelProgress, number: number, state: Seat['state']): PanelProgress {
  return {
    ...progress,
    seats: progress.seats.map((one) => (one.number === number ? { ...one, state } : one)),
  };
}

type ClosingTerms = Pick<PanelTerms, 'quorum' | 'draw' | 'oddFrom' | 'expertShare'>;

/** Whether seats are as many as the quorum, have the expertise that is asked for, and may judge by law. */
export function areEnough(seats: readonly Drawn[], terms: ClosingTerms): boolean {
  const isCovered = notCovered(terms.draw ?? {}, seats).length === 0;
  return seats.length >= terms.quorum && isCovered && isLawful(seats, terms);
}

/**
 * What a panel does next: closes when every seat that is held has submitted, and they are enough and have the
 * expertise that is asked for, and read what they are to read. The bureau may go on with less, but neither with less
 * than the law asks for nor with applications that nobody reads.
 */
export function panelStands(
  progress: PanelProgress,
  terms: ClosingTerms,
): 'waits' | 'may-close' | 'is-short' {
  const held = live(progress);
  const { missing = 0, unread = 0 } = progress.lack ?? {};
  const isAccepted = progress.quorumAccepted && held.length > 0 && unread === 0 && isLawful(held, terms);
  const enough = (areEnough(held, terms) && missing === 0) || isAccepted;
  if (!enough) return 'is-short';
  return held.every((one) => one.state === 'submitted') ? 'may-close' : 'waits';
}
