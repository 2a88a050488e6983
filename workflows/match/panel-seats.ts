import type { FoundConflict } from '../../domain/match/conflict';
import { conflictCameLate, type declareSeat } from '../../domain/match/panel-decisions';
import type { PanelInput } from '../../domain/match/panel-input';
import type { PanelDecision, PanelState } from '../../domain/match/panel-lifecycle';
import { type PanelProgress, type SeatProgress, withSeat } from '../../domain/match/panel-progress';
import type { Seat } from '../../domain/match/seat';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { StatementRef } from '../../domain/record/statement';
import type { RecordWrite } from '../../domain/record/step';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { tell } from '../record/children';
import type { Process } from '../record/process';
import { askForSheets, endSeat, fillSeats, seatId, seatWrite } from './seat-steps';

export type By = { actor: Actor; at?: string };
/** Organisations that an evaluator named in the declaration. */
type Named = { ties?: string[] };

type DeclareInput = NonNullable<typeof declareSeat.types>['input'];

/** What goes on record with a seat that becomes void, beside the reason. */
type WhyVoid = By &
  Pick<DeclareInput, 'conflict' | 'reason' | 'ties'> & {
    /** Ties that became known without the evaluator saying so. */
    found?: FoundConflict[];
  };

/** The seats of a panel: who holds them, and what goes on record with each of them. */
export class PanelSeats {
  constructor(
    private readonly process: Process<PanelState, PanelDecision>,
    private readonly input: PanelInput,
    public progress: PanelProgress,
  ) {}

  of(number: number, evaluatorId: string): SeatProgress {
    const seat = this.progress.seats[number - 1];
    // Somebody else's seat is as good as none.
    if (!seat || seat.evaluatorId !== evaluatorId)
      throw new Fault('not-found', {
        en: `no seat ${number} of this evaluator`,
        zh: `第 ${number} 席不是您的席位`,
      });
    return seat;
  }

  stateOf(number: number): Seat['state'] {
    return this.progress.seats[number - 1]?.state ?? 'void';
  }

  /** Whether papers were open to it, at least until it was asked anew. */
  hasOpened(number: number): boolean {
    const seat = this.progress.seats[number - 1];
    return seat !== undefined && (seat.state !== 'drawn' || seat.asked !== undefined);
  }

  put(seat: SeatProgress): void {
    const seats = this.progress.seats.map((one) => (one.number === seat.number ? seat : one));
    this.progress = { ...this.progress, seats };
  }

  set(number: number, state: Seat['state']): void {
    this.progress = withSeat(this.progress, number, state);
  }

  async declared(number: number, by: By, named: Named): Promise<void> {
    const id = seatId(this.input, number);
    const seat = this.progress.seats[number - 1];
    await this.process.record({
      decision: 'declare',
      ...by,
      facts: { seat: number, declaration: 'no-conflict', ...named },
      writes: [seatWrite(id, { state: 'declared' })],
      ...askForSheets(this.input, seat ?? { number, evaluatorId: '' }, this.progress.reopened),
      closeTasks: [{ key: `declare/${number}`, as: 'done' }],
      closeDeadlines: [{ key: `declare/${number}`, as: 'met' }],
    });
    this.set(number, 'declared');
  }

  async sheetsIn(number: number, by: By): Promise<void> {
    const id = seatId(this.input, number);
    await this.process.perform(
      {
        decision: 'submit-sheets',
        ...by,
        facts: { seat: number },
        writes: [seatWrite(id, { state: 'submitted' })],
        closeTasks: [{ key: `score/${number}`, as: 'done' }],
        closeDeadlines: [{ key: `score/${number}`, as: 'met' }],
      },
      (step) => core.submitSeat({ step, seatId: id }),
    );
    this.set(number, 'submitted');
  }

  /**
   * A seat is void, and its sheets count no more, whatever is on them; the next of the reserve takes its place in the
   * same record. When the panel had closed the programme is told: its ranking has those sheets.
   */
  async makeVoid(
    number: number,
    reason: NonNullable<Seat['voidReason']>,
    { conflict, reason: words, ties, found, ...by }: WhyVoid,
  ): Promise<void> {
    const late = this.hasOpened(number);
    const wasClosed = this.process.state === 'closed';
    const said = { ...(conflict && { conflict: { ...conflict, late } }) };
    const void_: RecordWrite = {
      ...seatWrite(seatId(this.input, number), { state: 'void', voidReason: reason, ...said }),
      ...(words && { texts: { voidWords: words.statementId } }),
    };
    const { progress, draft, filled } = fillSeats(
      withSeat(this.progress, number, 'void'),
      this.input,
      number,
    );
    await this.process.record({
      decision: 'void-seat',
      ...by,
      facts: {
        seat: number,
        reason,
        ...said,
        ...(words && { words }),
        ...(ties && { ties }),
        ...(found && { found: found.map((one) => ({ ...one, late })) }),
        refilledBy: filled,
      },
      ...draft,
      writes: [void_, ...draft.writes],
      ...endSeat(number, reason === 'silent' ? 'lapsed' : 'cancelled'),
    });
    this.progress = progress;
    if (!wasClosed) return;
    // What was said and accepted was about the panel that had closed.
    this.progress = { ...this.progress, dissents: [], quorumAccepted: false };
    const named = conflict?.organisationId === undefined ? [] : [conflict];
    await tell(workflowId.programme(this.input.programmeId), conflictCameLate, {
      seat: number,
      found: found ?? named,
    });
  }

  /** Of this ranking: a seat dissents from each once. */
  hasDissented(number: number): boolean {
    return this.progress.dissents?.includes(this.dissentOf(number)) ?? false;
  }

  private dissentOf(number: number): string {
    return `${this.progress.reopened}/${number}`;
  }

  async dissent(number: number, reason: StatementRef, { actor, at }: Required<By>): Promise<void> {
    await this.process.record({
      decision: 'dissent',
      actor,
      at,
      facts: { seat: number, reason },
      writes: [
        {
          ...seatWrite(seatId(this.input, number), { dissentedAt: at }),
          texts: { dissent: reason.statementId },
        },
      ],
    });
    this.progress = {
      ...this.progress,
      dissents: [...(this.progress.dissents ?? []), this.dissentOf(number)],
    };
  }

  /** Takes from the front of the reserve until every seat is held. The draw itself is on record already. */
  async fill(from: PanelProgress): Promise<void> {
    const { progress, draft, filled } = fillSeats(from, this.input, null);
    this.progress = progress;
    if (filled.length === 0) return;
    await this.process.record({ decision: 'fill-seats', facts: { seats: filled }, ...draft });
  }

  async extend(by: By): Promise<number> {
    const without = [...this.progress.seats, ...this.progress.reserve].map((one) => one.evaluatorId);
    const { drawn } = await this.process.perform(
      { decision: 'extend-panel', ...by, facts: {}, closeTasks: [{ key: 'extend', as: 'done' }] },
      (step) => core.drawSeats({ step, terms: this.input.terms, without }),
    );
    await this.fill({ ...this.progress, reserve: [...this.progress.reserve, ...drawn] });
    return drawn.length;
  }
}
