import { patched } from '@temporalio/workflow';
import { type TiedEvaluator, tiesFound } from '../../domain/match/panel-decisions';
import type { PanelDecision, PanelState } from '../../domain/match/panel-lifecycle';
import { live } from '../../domain/match/panel-progress';
import { BY_NOTICE } from '../../domain/record/party';
import type { Process } from '../record/process';
import type { PanelSeats } from './panel-seats';

const TAKEN_UP: readonly PanelState[] = ['sitting', 'short', 'closed'];

/**
 * Evaluators whose tie with an applicant became known after the draw: they leave the reserve, and a seat that they hold
 * is void for a conflict and goes to the next who may have it, also when the panel has closed.
 */
export class TiedEvaluators {
  constructor(
    private readonly process: Process<PanelState, PanelDecision>,
    private readonly seats: PanelSeats,
    private readonly moveOn: () => Promise<void>,
  ) {}

  takeNotices(): void {
    this.process.onNotice(tiesFound, (found) => {
      const { progress } = this.seats;
      const others = (progress.tied ?? []).filter((one) => one.evaluatorId !== found.evaluatorId);
      this.seats.progress = { ...progress, tied: [...others, found] };
      this.putInLine();
    });
  }

  putInLine(): void {
    if ((this.seats.progress.tied ?? []).length > 0) this.process.later(() => this.leave());
  }

  private async leave(): Promise<void> {
    const { tied = [] } = this.seats.progress;
    if (tied.length === 0 || !TAKEN_UP.includes(this.process.state)) return;
    // Panels that had closed before waited until they were reopened.
    if (this.process.state === 'closed' && !patched('void-after-close')) return;
    this.seats.progress = { ...this.seats.progress, tied: [] };
    // First the reserve: nobody with a tie is called to the seat of another.
    for (const one of tied) await this.leaveReserve(one);
    for (const one of tied) await this.leaveSeat(one);
    await this.moveOn();
  }

  private async leaveReserve({ evaluatorId, conflicts }: TiedEvaluator): Promise<void> {
    const { reserve } = this.seats.progress;
    if (!reserve.some((one) => one.evaluatorId === evaluatorId)) return;
    await this.process.record({
      decision: 'leave-reserve',
      actor: BY_NOTICE,
      facts: { evaluatorId, found: conflicts.map((one) => ({ ...one })) },
    });
    const left = this.seats.progress.reserve.filter((one) => one.evaluatorId !== evaluatorId);
    this.seats.progress = { ...this.seats.progress, reserve: left };
  }

  private async leaveSeat({ evaluatorId, conflicts, hidden }: TiedEvaluator): Promise<void> {
    const seat = live(this.seats.progress).find((one) => one.evaluatorId === evaluatorId);
    const [first] = conflicts;
    if (!seat) return;
    await this.seats.makeVoid(seat.number, 'conflict', {
      actor: BY_NOTICE,
      found: conflicts,
      ...(first && !hidden && { conflict: first }),
    });
  }
}
