import {
  acceptQuorum,
  declareSeat,
  dissentFromResult,
  dissolvePanel,
  extendPanel,
  panelClosed,
  reopenPanel,
  submitSheets,
} from '../../domain/match/panel-decisions';
import type { PanelInput } from '../../domain/match/panel-input';
import type { PanelDecision, PanelState } from '../../domain/match/panel-lifecycle';
import {
  areEnough,
  live,
  type PanelProgress,
  panelStands,
  type SeatProgress,
  submitted,
  withSeat,
} from '../../domain/match/panel-progress';
import type { Seat } from '../../domain/match/seat';
import { MAY_SAY, voidReasonOf } from '../../domain/match/seat-says';
import type { Deadline } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_DEADLINE } from '../../domain/record/party';
import type { StatementRef } from '../../domain/record/statement';
import type { RecordWrite } from '../../domain/record/step';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { tell } from '../record/children';
import type { Process } from '../record/process';
import { askForSheets, CLOSING, closing, endSeat, fillSeats, seatId, seatWrite } from './seat-steps';

type By = { actor: Actor; at?: string };
/** Organisations that an evaluator named in the declaration. */
type Named = { ties?: string[] };

type DeclareInput = NonNullable<typeof declareSeat.types>['input'];

/** What goes on record with a seat that becomes void, beside the reason. */
type WhyVoid = By & Pick<DeclareInput, 'conflict' | 'reason' | 'ties'>;

/** What happens in a panel, decision by decision. */
export class PanelStory {
  constructor(
    private readonly process: Process<PanelState, PanelDecision>,
    private readonly input: PanelInput,
    public progress: PanelProgress,
  ) {}

  takeDecisions(): void {
    const { process } = this;
    process.onDecision(
      declareSeat,
      'declare',
      async ({ seat, declaration, conflict, reason, ties, actor, at }) => {
        if (declaration === 'no-conflict') await this.seatDeclared(seat, { actor, at }, ties ? { ties } : {});
        else {
          const why = voidReasonOf(this.stateOf(seat), declaration);
          await this.voidSeat(seat, why, { actor, at, conflict, reason, ties });
        }
        await this.moveOn();
        return {
          state: process.state,
          seat: declaration === 'no-conflict' ? ('declared' as const) : ('void' as const),
        };
      },
      ({ seat, evaluatorId, declaration }) => {
        const known = this.seatOf(seat, evaluatorId);
        if (!MAY_SAY[known.state].includes(declaration)) throw seatRefuses(known, 'declare');
      },
    );
    process.onDecision(
      submitSheets,
      'submit-sheets',
      async ({ seat, actor, at }) => {
        await this.sheetsSubmitted(seat, { actor, at });
        await this.moveOn();
        return { state: process.state };
      },
      ({ seat, evaluatorId }) => {
        const known = this.seatOf(seat, evaluatorId);
        if (known.state !== 'declared') throw seatRefuses(known, 'submit-sheets');
      },
    );
    process.onDecision(
      dissentFromResult,
      'dissent',
      async ({ seat, reason, actor, at }) => {
        await this.dissent(seat, reason, { actor, at });
        return { state: process.state };
      },
      ({ seat, evaluatorId }) => {
        const known = this.seatOf(seat, evaluatorId);
        if (known.state !== 'submitted') throw seatRefuses(known, 'dissent');
        if (this.progress.dissents?.includes(this.dissentOf(seat)))
          throw new Fault('conflict', {
            en: 'this seat has dissented already',
            zh: '您已对这次评审结果署名提出不同意见',
          });
      },
    );
    process.onDecision(extendPanel, 'extend-panel', async ({ actor, at }) => {
      const drawn = await this.extend({ actor, at });
      await this.moveOn();
      return { state: process.state, drawn };
    });
    process.onDecision(
      acceptQuorum,
      'accept-quorum',
      async ({ reason, actor, at }) => {
        this.progress = { ...this.progress, quorumAccepted: true };
        await process.record({
          decision: 'accept-quorum',
          actor,
          at,
          facts: { reason, seats: live(this.progress).length, quorum: this.input.terms.quorum },
          closeTasks: [{ key: 'extend', as: 'done' }],
        });
        await this.moveOn();
        return { state: process.state };
      },
      () => {
        if (live(this.progress).length === 0)
          throw new Fault('conflict', {
            en: 'no seat is held: draw more evaluators first',
            zh: '没有专家在席，请先补抽专家',
          });
      },
    );
  }

  takeNotices(): void {
    this.process.onNotice(reopenPanel, (notice) => {
      if (notice.times <= this.progress.reopened) return;
      this.progress = { ...this.progress, toReopen: notice };
      this.process.later(() => this.reopen());
    });
    this.process.onNotice(dissolvePanel, () => {
      this.progress = { ...this.progress, toDissolve: true };
      this.process.later(() => this.dissolve());
    });
  }

  /** After continuing as new: what had been told and was not done yet. */
  putNoticesInLine(): void {
    if (this.progress.toReopen) this.process.later(() => this.reopen());
    if (this.progress.toDissolve) this.process.later(() => this.dissolve());
  }

  async draw(): Promise<void> {
    const { terms } = this.input;
    const { drawn } = await this.process.perform(
      { decision: 'draw', facts: {}, openDeadlines: closing(this.input) },
      (step) => core.drawSeats({ step, terms, without: [] }),
    );
    await this.seat({ ...this.progress, reserve: drawn });
    await this.moveOn();
  }

  async lapsed(deadline: Deadline): Promise<void> {
    return deadline.key === CLOSING ? this.timeIsUp() : this.seatWasSilent(deadline);
  }

  /** Those who have submitted close the panel when they are enough; otherwise it goes on, each seat on its own clock. */
  private async timeIsUp(): Promise<void> {
    const inTime = submitted(this.progress);
    const late = live(this.progress).filter((one) => one.state !== 'submitted');
    const closes = areEnough(inTime, this.input.terms);
    const numbers = closes ? late.map((one) => one.number) : [];
    const ends = numbers.map((number) => endSeat(number, 'lapsed'));
    await this.process.record({
      decision: 'time-up',
      actor: BY_DEADLINE,
      facts: { submitted: inTime.length, quorum: this.input.terms.quorum, closes, without: numbers },
      writes: numbers.map((number) =>
        seatWrite(seatId(this.input, number), { state: 'void', voidReason: 'silent' }),
      ),
      closeTasks: [{ key: 'extend', as: 'withdrawn' }, ...ends.flatMap((one) => one.closeTasks ?? [])],
      closeDeadlines: [
        { key: CLOSING, as: closes ? 'met' : 'lapsed' },
        ...ends.flatMap((one) => one.closeDeadlines ?? []),
      ],
    });
    for (const number of numbers) this.set(number, 'void');
    // Nobody is called any more.
    if (closes) this.progress = { ...this.progress, reserve: [], called: this.progress.called ?? 0 };
    await this.moveOn();
  }

  private async seatWasSilent(deadline: Deadline): Promise<void> {
    const seat = Number(deadline.key.split('/')[1]);
    await this.voidSeat(seat, 'silent', { actor: BY_DEADLINE });
    await this.moveOn();
  }

  private seatOf(number: number, evaluatorId: string): SeatProgress {
    const seat = this.progress.seats[number - 1];
    // Somebody else's seat is as good as none.
    if (!seat || seat.evaluatorId !== evaluatorId)
      throw new Fault('not-found', {
        en: `no seat ${number} of this evaluator`,
        zh: `第 ${number} 席不是您的席位`,
      });
    return seat;
  }

  private stateOf(number: number): Seat['state'] {
    return this.progress.seats[number - 1]?.state ?? 'void';
  }

  private set(number: number, state: Seat['state']): void {
    this.progress = withSeat(this.progress, number, state);
  }

  private async seatDeclared(number: number, by: By, named: Named): Promise<void> {
    const id = seatId(this.input, number);
    const seat = this.progress.seats[number - 1];
    await this.process.record({
      decision: 'declare',
      ...by,
      facts: { seat: number, declaration: 'no-conflict', ...named },
      writes: [seatWrite(id, { state: 'declared' })],
      ...askForSheets(this.input, { number, evaluatorId: seat?.evaluatorId ?? '' }),
      closeTasks: [{ key: `declare/${number}`, as: 'done' }],
      closeDeadlines: [{ key: `declare/${number}`, as: 'met' }],
    });
    this.set(number, 'declared');
  }

  private async sheetsSubmitted(number: number, by: By): Promise<void> {
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
   * same record.
   */
  private async voidSeat(
    number: number,
    reason: NonNullable<Seat['voidReason']>,
    { conflict, reason: words, ties, ...by }: WhyVoid,
  ): Promise<void> {
    const late = this.stateOf(number) !== 'drawn';
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
        refilledBy: filled,
      },
      ...draft,
      writes: [void_, ...draft.writes],
      ...endSeat(number, reason === 'silent' ? 'lapsed' : 'cancelled'),
    });
    this.progress = progress;
  }

  private dissentOf(number: number): string {
    return `${this.progress.reopened}/${number}`;
  }

  private async dissent(number: number, reason: StatementRef, { actor, at }: Required<By>): Promise<void> {
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
  private async seat(from: PanelProgress): Promise<void> {
    const { progress, draft, filled } = fillSeats(from, this.input, null);
    this.progress = progress;
    if (filled.length === 0) return;
    await this.process.record({ decision: 'fill-seats', facts: { seats: filled }, ...draft });
  }

  private async extend(by: By): Promise<number> {
    const without = [...this.progress.seats, ...this.progress.reserve].map((one) => one.evaluatorId);
    const { drawn } = await this.process.perform(
      { decision: 'extend-panel', ...by, facts: {}, closeTasks: [{ key: 'extend', as: 'done' }] },
      (step) => core.drawSeats({ step, terms: this.input.terms, without }),
    );
    await this.seat({ ...this.progress, reserve: [...this.progress.reserve, ...drawn] });
    return drawn.length;
  }

  /** Closes the panel, or asks the bureau, when the seats stand so. */
  private async moveOn(): Promise<void> {
    const stands = panelStands(this.progress, this.input.terms);
    if (stands === 'is-short' && this.process.state === 'sitting') await this.askBureau();
    if (stands !== 'may-close' || this.process.state !== 'sitting') return;
    if (await this.callsOneMore()) return;
    await this.close();
  }

  /**
   * Where the rulebook sets a limit and two seats are further apart on an application, one more evaluator is called,
   * once: from the reserve, or by asking the bureau when it is used up.
   */
  private async callsOneMore(): Promise<boolean> {
    const { oneMoreWhenApart } = this.input.terms;
    if (oneMoreWhenApart === undefined || this.progress.called !== undefined) return false;
    const { apart } = await this.process.perform({ decision: 'compare-sheets', facts: {} }, (step) =>
      core.compareSheets({ step, limit: oneMoreWhenApart }),
    );
    const held = live(this.progress).length;
    this.progress = { ...this.progress, called: apart > 0 ? 1 : 0 };
    if (apart === 0) return false;
    await this.seat(this.progress);
    if (live(this.progress).length === held) await this.askBureau();
    return true;
  }

  private async askBureau(): Promise<void> {
    await this.process.record({
      decision: 'ask-bureau',
      facts: { seats: live(this.progress).length, quorum: this.input.terms.quorum },
      openTasks: [
        {
          key: 'extend',
          what: 'panel.extend',
          for: { role: 'bureau-approver', organisationId: this.input.bureauId },
          at: `/programmes/${this.input.programmeId}/panel`,
        },
      ],
    });
  }

  private async close(): Promise<void> {
    const { programmeId } = this.input;
    const { seats, reopened } = this.progress;
    const count = { seats: seats.length, submitted: submitted(this.progress).length, reopened };
    await this.process.record({
      decision: 'close',
      facts: count,
      closeDeadlines: closing(this.input).map(({ key }) => ({ key, as: 'met' })),
    });
    await tell(workflowId.programme(programmeId), panelClosed, count);
    if (this.progress.toReopen) this.process.later(() => this.reopen());
  }

  private async reopen(): Promise<void> {
    const { toReopen } = this.progress;
    if (!toReopen || this.process.state !== 'closed') return;
    const seats = submitted(this.progress);
    const asks = seats.map((one) => askForSheets(this.input, one));
    await this.process.perform(
      {
        decision: 'reopen',
        facts: { applications: toReopen.applications, times: toReopen.times },
        writes: seats.map((one) => seatWrite(seatId(this.input, one.number), { state: 'declared' })),
        openTasks: asks.flatMap((one) => one.openTasks),
        openDeadlines: [...closing(this.input), ...asks.flatMap((one) => one.openDeadlines)],
        notices: asks.flatMap((one) => one.notices),
      },
      (step) => core.reopenSheets({ step, applications: toReopen.applications }),
    );
    for (const one of seats) this.set(one.number, 'declared');
    this.progress = { ...this.progress, toReopen: null, reopened: toReopen.times };
  }

  private async dissolve(): Promise<void> {
    if (this.process.state !== 'closed') return;
    await this.process.record({ decision: 'dissolve', facts: {} });
  }
}

function seatRefuses(seat: SeatProgress, decision: string): Fault {
  const allowed = {
    drawn: ['declare'],
    declared: ['submit-sheets', 'declare'],
    submitted: ['declare', 'dissent'],
    void: [],
  }[seat.state];
  return new Fault(
    'not-allowed-now',
    {
      en: `seat ${seat.number} is ${seat.state} and does not allow "${decision}"`,
      zh: `第 ${seat.number} 席目前的状态不能这样办理`,
    },
    {
      state: seat.state,
      allowed,
    },
  );
}
