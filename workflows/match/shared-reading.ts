import type { PanelInput } from '../../domain/match/panel-input';
import type { PanelDecision, PanelState } from '../../domain/match/panel-lifecycle';
import { live, type SeatProgress, submitted } from '../../domain/match/panel-progress';
import type { ReadingTerms } from '../../domain/match/reading-terms';
import { seatsFor } from '../../domain/match/sharing-lack';
import { core } from '../record/acts';
import type { Process } from '../record/process';
import type { PanelSeats } from './panel-seats';
import { askForDeclaration, seatId, seatWrite } from './seat-steps';

/**
 * Who reads what, where the rulebook has applications shared out: done when the seats are held, and again whenever one
 * of them is void or taken. Where it has no such terms there is none of this, and every seat reads everything.
 */
export class SharedReading {
  constructor(
    private readonly process: Process<PanelState, PanelDecision>,
    private readonly input: PanelInput,
    private readonly terms: ReadingTerms,
    private readonly seats: PanelSeats,
  ) {}

  /** Gives what has no reader to the seats that are held now, if they have changed since the last time. */
  async shareOut(): Promise<void> {
    if (!this.seats.progress.toShare) return;
    const { grown } = await this.perform(null);
    if (grown.length > 0) await this.askAnew(grown);
  }

  /** More evaluators were drawn: those are called whom it takes for what the seats have no room for. */
  async callForLack(): Promise<void> {
    await this.shareOut();
    const { progress } = this.seats;
    const more = progress.lack ? seatsFor(progress.lack, this.terms) : 0;
    if (more === 0) return;
    const { called = 0, beyond = 0 } = progress;
    await this.seats.fill({ ...progress, beyond: beyond + more });
    // A place that nobody took is not kept open.
    const came = live(this.seats.progress).length - this.input.terms.panelSize - called;
    this.seats.progress = {
      ...this.seats.progress,
      beyond: Math.max(beyond, Math.min(beyond + more, came)),
    };
  }

  /** Whether enough of those who have submitted have read each application, so that the panel may close in time. */
  async isEnough(): Promise<boolean> {
    const { readers, least = readers } = this.terms;
    const { below } = await this.process.perform({ decision: 'count-readers', facts: {} }, (step) =>
      core.countReaders({ step, least }),
    );
    return below === 0;
  }

  /** The seats that score some applications again, as they then are: who is given a new one declares again before. */
  async reopened(applications: string[]): Promise<SeatProgress[]> {
    const { readers, grown } = await this.perform(applications);
    return submitted(this.seats.progress)
      .filter(({ number }) => readers.includes(number))
      .map((seat) => (grown.includes(seat.number) ? askedAnew(seat) : asDeclared(seat)));
  }

  private async perform(reopened: string[] | null) {
    const terms = { lookBackYears: this.input.terms.lookBackYears, reading: this.terms };
    const oneMore = reopened === null && (this.seats.progress.called ?? 0) > 0;
    const shared = await this.process.perform({ decision: 'share-out', facts: {} }, (step) =>
      core.shareOutApplications({ step, terms, reopened, oneMore }),
    );
    const now = new Map(shared.shown.map(({ seat, shown }) => [seat, shown]));
    const seats = this.seats.progress.seats.map((one) => {
      const shown = now.get(one.number) ?? one.shown;
      return { ...one, ...(shown !== undefined && { shown }) };
    });
    this.seats.progress = { ...this.seats.progress, seats, lack: shared.lack, toShare: false };
    return shared;
  }

  /** Who has declared and is given more declares again, about those applicants too, and has both clocks anew. */
  private async askAnew(numbers: readonly number[]): Promise<void> {
    const seats = this.seats.progress.seats.filter((one) => numbers.includes(one.number)).map(askedAnew);
    const asks = seats.map((one) => askForDeclaration(this.input, one, this.seats.progress.reopened));
    await this.process.record({
      decision: 'ask-anew',
      facts: { seats: [...numbers] },
      writes: seats.map(({ number, state }) => seatWrite(seatId(this.input, number), { state })),
      openTasks: asks.flatMap((one) => one.openTasks),
      openDeadlines: asks.flatMap((one) => one.openDeadlines),
      notices: asks.flatMap((one) => one.notices),
      closeTasks: numbers.map((number) => ({ key: `score/${number}`, as: 'withdrawn' })),
      closeDeadlines: numbers.map((number) => ({ key: `score/${number}`, as: 'cancelled' })),
    });
    for (const one of seats) this.seats.put(one);
  }
}

/** A seat whose sheets are open again. */
export const asDeclared = (seat: SeatProgress): SeatProgress => ({ ...seat, state: 'declared' });

/** The seat is to declare about applicants that are new to it. */
const askedAnew = (seat: SeatProgress): SeatProgress => ({
  ...seat,
  ...{ state: 'drawn', asked: (seat.asked ?? 0) + 1 },
});
