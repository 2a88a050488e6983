import { isLawful } from '../../domain/match/lawful-panel';
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
  submitted,
} from '../../domain/match/panel-progress';
import { MAY_SAY, mustBeShown, voidReasonOf } from '../../domain/match/seat-says';
import { NO_LACK } from '../../domain/match/sharing-lack';
import type { Deadline } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { tell } from '../record/children';
import type { Process } from '../record/process';
import { PanelSeats } from './panel-seats';
import { seatRefuses } from './seat-refuses';
import { askForDeclaration, askForSheets, CLOSING, closing, endSeat, seatId, seatWrite } from './seat-steps';
import { asDeclared, SharedReading } from './shared-reading';
import { TiedEvaluators } from './tied-evaluators';

/** What happens in a panel, decision by decision. */
export class PanelStory {
  private readonly seats: PanelSeats;
  private readonly tied: TiedEvaluators;
  /** Null where every seat reads everything. */
  private readonly reading: SharedReading | null;

  constructor(
    private readonly process: Process<PanelState, PanelDecision>,
    private readonly input: PanelInput,
    progress: PanelProgress,
  ) {
    this.seats = new PanelSeats(process, input, progress);
    this.tied = new TiedEvaluators(process, this.seats, () => this.moveOn());
    const { reading } = input.terms;
    this.reading = reading ? new SharedReading(process, input, reading, this.seats) : null;
  }

  /** What the next run goes on with. */
  get progress(): PanelProgress {
    return this.seats.progress;
  }

  takeDecisions(): void {
    const { process } = this;
    process.onDecision(
      declareSeat,
      'declare',
      async ({ seat, declaration, conflict, reason, ties, actor, at }) => {
        if (declaration === 'no-conflict')
          await this.seats.declared(seat, { actor, at }, ties ? { ties } : {});
        else {
          const opened = this.seats.hasOpened(seat);
          const why = voidReasonOf(opened ? 'declared' : 'drawn', declaration);
          await this.seats.makeVoid(seat, why, { actor, at, conflict, reason, ties });
        }
        await this.moveOn();
        return {
          state: process.state,
          seat: declaration === 'no-conflict' ? ('declared' as const) : ('void' as const),
        };
      },
      ({ seat, evaluatorId, declaration, shown }) => {
        const known = this.seats.of(seat, evaluatorId);
        if (!MAY_SAY[known.state].includes(declaration)) throw seatRefuses(known, 'declare');
        if (declaration === 'no-conflict') mustBeShown(shown, known.shown);
      },
    );
    process.onDecision(
      submitSheets,
      'submit-sheets',
      async ({ seat, actor, at }) => {
        await this.seats.sheetsIn(seat, { actor, at });
        await this.moveOn();
        return { state: process.state };
      },
      ({ seat, evaluatorId }) => {
        const known = this.seats.of(seat, evaluatorId);
        if (known.state !== 'declared') throw seatRefuses(known, 'submit-sheets');
      },
    );
    process.onDecision(
      dissentFromResult,
      'dissent',
      async ({ seat, reason, actor, at }) => {
        await this.seats.dissent(seat, reason, { actor, at });
        return { state: process.state };
      },
      ({ seat, evaluatorId }) => {
        const known = this.seats.of(seat, evaluatorId);
        if (known.state !== 'submitted') throw seatRefuses(known, 'dissent');
        if (this.seats.hasDissented(seat))
          throw new Fault('conflict', {
            en: 'this seat has dissented already',
            zh: '您已对这次评审结果署名提出不同意见',
          });
      },
    );
    process.onDecision(extendPanel, 'extend-panel', async ({ actor, at }) => {
      const drawn = await this.seats.extend({ actor, at });
      if (this.reading) await this.reading.callForLack();
      await this.moveOn();
      return { state: process.state, drawn };
    });
    process.onDecision(
      acceptQuorum,
      'accept-quorum',
      async ({ reason, actor, at }) => {
        this.seats.progress = { ...this.seats.progress, quorumAccepted: true };
        await process.record({
          decision: 'accept-quorum',
          actor,
          at,
          facts: { reason, seats: live(this.seats.progress).length, quorum: this.input.terms.quorum },
          closeTasks: [{ key: 'extend', as: 'done' }],
        });
        await this.moveOn();
        return { state: process.state };
      },
      () => {
        if (live(this.seats.progress).length === 0)
          throw new Fault('conflict', {
            en: 'no seat is held: draw more evaluators first',
            zh: '没有专家在席，请先补抽专家',
          });
        const { unread = 0 } = this.seats.progress.lack ?? {};
        if (unread > 0)
          throw new Fault('conflict', {
            en: `nobody reads ${unread} of the applications: draw more evaluators first`,
            zh: `还有 ${unread} 份申报书没有专家评审，请先补抽专家`,
          });
        this.mustBeLawful();
      },
    );
  }

  takeNotices(): void {
    this.process.onNotice(reopenPanel, (notice) => {
      if (notice.times <= this.seats.progress.reopened) return;
      this.seats.progress = { ...this.seats.progress, toReopen: notice };
      this.process.later(() => this.reopen());
    });
    this.process.onNotice(dissolvePanel, () => {
      this.seats.progress = { ...this.seats.progress, toDissolve: true };
      this.process.later(() => this.dissolve());
    });
    this.tied.takeNotices();
  }

  /** After continuing as new: what had been told and was not done yet. */
  putNoticesInLine(): void {
    if (this.seats.progress.toReopen) this.process.later(() => this.reopen());
    if (this.seats.progress.toDissolve) this.process.later(() => this.dissolve());
    this.tied.putInLine();
  }

  async draw(): Promise<void> {
    const { terms } = this.input;
    const { drawn } = await this.process.perform(
      { decision: 'draw', facts: {}, openDeadlines: closing(this.input) },
      (step) => core.drawSeats({ step, terms, without: [] }),
    );
    await this.seats.fill({ ...this.seats.progress, reserve: drawn });
    await this.moveOn();
  }

  async lapsed(deadline: Deadline): Promise<void> {
    return deadline.key === CLOSING ? this.timeIsUp() : this.seatWasSilent(deadline);
  }

  /** Those who have submitted close the panel when they are enough; otherwise it goes on, each seat on its own clock. */
  private async timeIsUp(): Promise<void> {
    const inTime = submitted(this.seats.progress);
    const late = live(this.seats.progress).filter((one) => one.state !== 'submitted');
    const closes = areEnough(inTime, this.input.terms) && (!this.reading || (await this.reading.isEnough()));
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
    for (const number of numbers) this.seats.set(number, 'void');
    // Nobody is called any more.
    if (closes)
      this.seats.progress = {
        ...this.seats.progress,
        ...{ reserve: [], called: this.seats.progress.called ?? 0 },
        ...(this.reading && { lack: NO_LACK }),
      };
    await this.moveOn();
  }

  private async seatWasSilent(deadline: Deadline): Promise<void> {
    const seat = Number(deadline.key.split('/')[1]);
    await this.seats.makeVoid(seat, 'silent', { actor: BY_DEADLINE });
    await this.moveOn();
  }

  /** Closes the panel, or asks the bureau, when the seats stand so. */
  private async moveOn(): Promise<void> {
    if (this.reading) await this.reading.shareOut();
    const stands = panelStands(this.seats.progress, this.input.terms);
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
    if (oneMoreWhenApart === undefined || this.seats.progress.called !== undefined) return false;
    const { apart } = await this.process.perform({ decision: 'compare-sheets', facts: {} }, (step) =>
      core.compareSheets({ step, limit: oneMoreWhenApart }),
    );
    const held = live(this.seats.progress).length;
    this.seats.progress = { ...this.seats.progress, called: apart > 0 ? 1 : 0 };
    if (apart === 0) return false;
    await this.seats.fill(this.seats.progress);
    if (this.reading) await this.reading.shareOut();
    const { progress } = this.seats;
    if (live(progress).length === held || panelStands(progress, this.input.terms) === 'is-short')
      await this.askBureau();
    return true;
  }

  /** Neither the bureau nor a quorum goes below what the law asks of the panel of a purchase. */
  private mustBeLawful(): void {
    const { terms } = this.input;
    if (isLawful(live(this.seats.progress), terms)) return;
    const { oddFrom, expertShare } = terms;
    throw new Fault('conflict', {
      en: `a purchase is judged by an odd number of seats, at least ${oddFrom}, ${expertShare} per cent of them experts: draw more evaluators (Government Procurement Law, Art. 38)`,
      zh: `采购评审小组应为单数，至少 ${oddFrom} 人，其中专家不少于 ${expertShare}%（《政府采购法》第三十八条）：请补抽专家`,
    });
  }

  private async askBureau(): Promise<void> {
    await this.process.record({
      decision: 'ask-bureau',
      facts: {
        ...{ seats: live(this.seats.progress).length, quorum: this.input.terms.quorum },
        ...(this.seats.progress.lack && { lack: { ...this.seats.progress.lack } }),
      },
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
    const { seats, reopened } = this.seats.progress;
    const count = { seats: seats.length, submitted: submitted(this.seats.progress).length, reopened };
    await this.process.record({
      decision: 'close',
      facts: count,
      closeDeadlines: closing(this.input).map(({ key }) => ({ key, as: 'met' })),
    });
    await tell(workflowId.programme(programmeId), panelClosed, count);
    if (this.seats.progress.toReopen) this.process.later(() => this.reopen());
  }

  private async reopen(): Promise<void> {
    const { toReopen } = this.seats.progress;
    if (!toReopen || this.process.state !== 'closed') return;
    const seats = this.reading
      ? await this.reading.reopened(toReopen.applications)
      : submitted(this.seats.progress).map(asDeclared);
    const asks = seats.map((one) =>
      (one.state === 'drawn' ? askForDeclaration : askForSheets)(this.input, one, toReopen.times),
    );
    await this.process.perform(
      {
        decision: 'reopen',
        facts: { applications: toReopen.applications, times: toReopen.times },
        writes: seats.map((one) => seatWrite(seatId(this.input, one.number), { state: one.state })),
        openTasks: asks.flatMap((one) => one.openTasks),
        openDeadlines: [...closing(this.input), ...asks.flatMap((one) => one.openDeadlines)],
        notices: asks.flatMap((one) => one.notices),
      },
      (step) => core.reopenSheets({ step, applications: toReopen.applications }),
    );
    for (const one of seats) this.seats.put(one);
    this.seats.progress = { ...this.seats.progress, toReopen: null, reopened: toReopen.times };
    this.tied.putInLine();
    // Where they are shared out there may be one that nobody reads.
    if (this.reading) await this.moveOn();
  }

  /** After the awards, also when it sits again over a conflict that came to light at the same time. */
  private async dissolve(): Promise<void> {
    if (this.process.state === 'drawing' || this.process.state === 'dissolved') return;
    const open = ['extend', 'declare/*', 'score/*'];
    await this.process.record({
      decision: 'dissolve',
      facts: {},
      closeTasks: open.map((key) => ({ key, as: 'withdrawn' })),
      closeDeadlines: [...open, CLOSING].map((key) => ({ key, as: 'cancelled' })),
    });
  }
}
