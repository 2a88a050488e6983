import { dissolvePanel, panelClosed, reopenPanel } from '../../domain/match/panel-decisions';
import type { PanelInput } from '../../domain/match/panel-input';
import { BY_DEADLINE, BY_NOTICE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { startDetached, tell } from '../record/children';
import type { AwardStory } from './award-story';
import type { ProgrammeDesk } from './programme-desk';

/** Sifting, panel, ranking and its public notice. */
export class RankingStory {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly award: AwardStory,
  ) {}

  takeNotices(): void {
    const { desk } = this;
    desk.process.onNotice(panelClosed, ({ reopened }) => {
      // A seat that was lost after the ranking, and is still in line, has the panel sit again and close.
      const sits = desk.process.state === 'reviewing' || (desk.progress.lateConflicts ?? []).length > 0;
      if (!sits || reopened !== desk.progress.reopened) return;
      desk.remember({ panelReported: true });
      desk.process.later(() => this.panelHasScored());
    });
    if (desk.progress.panelReported) desk.process.later(() => this.panelHasScored());
  }

  /** Eligibility of every application with reasons; too few valid ones end the programme. */
  async sift(): Promise<void> {
    const { desk } = this;
    const { valid, received } = await desk.perform({ decision: 'judge-eligibility', facts: {} }, (step) =>
      core.judgeApplicants({ step, only: null }),
    );
    if (valid === 0) return this.fail(received === 0 ? 'no-applications' : 'too-few-applicants');
    await desk.record({ decision: 'seat-panel', facts: { valid, received } });
    const { terms, programmeId } = desk;
    const input: PanelInput = {
      programmeId,
      bureauId: desk.progress.bureauId,
      terms: terms.panel,
      reminders: terms.reminders,
    };
    await startDetached('panel', workflowId.panel(programmeId), input);
  }

  /** An excluded application leaves the ranking: a new round with its own notice. */
  async rerank(): Promise<void> {
    await this.rank('rerank');
  }

  /** Applications whose objection was upheld are judged again and, if they may compete, scored again. */
  async reopenReview(): Promise<void> {
    const { desk } = this;
    const { toRescore, excluded } = desk.progress;
    const only = toRescore.filter((one) => !excluded.includes(one));
    const { toScore } = await desk.perform(
      { decision: 'reopen-review', facts: {}, closeDeadlines: [{ key: 'notice', as: 'cancelled' }] },
      (step) => core.judgeApplicants({ step, only }),
    );
    desk.remember({ toRescore: [] });
    if (toScore.length === 0) return this.rank('rank');
    const times = desk.progress.reopened + 1;
    desk.remember({ reopened: times });
    await tell(workflowId.panel(desk.programmeId), reopenPanel, { applications: toScore, times });
  }

  /** A seat lost its sheets after the ranking: the panel sits again by itself, and tells when it has closed. */
  async awaitPanel(seat: number): Promise<void> {
    await this.desk.record({
      decision: 'reopen-review',
      actor: BY_NOTICE,
      facts: { lostSeat: seat },
      closeDeadlines: [{ key: 'notice', as: 'cancelled' }],
    });
  }

  /** The notice window is over; what is not answered yet goes on blocking. */
  async endNotice(): Promise<void> {
    await this.desk.record({
      decision: 'end-notice',
      actor: BY_DEADLINE,
      facts: { round: this.desk.progress.round, open: Object.keys(this.desk.progress.objections) },
      closeDeadlines: [{ key: 'notice', as: 'met' }],
    });
    this.desk.process.later(() => this.settle());
  }

  /** Awards, once nothing blocks any more. */
  async settle(): Promise<void> {
    const { state } = this.desk.process;
    const { objections, complaints = {}, awards, tooFewLeft, lateConflicts = [] } = this.desk.progress;
    const isStayed = Object.values(complaints).some(({ stays }) => stays);
    const waits = isStayed || Object.keys(objections).length > 0 || lateConflicts.length > 0;
    if (state !== 'settling' || waits) return;
    if (awards === 0) await this.fail(tooFewLeft ? 'too-few-applicants' : 'none-reached-the-pass-mark');
    else await this.award.award();
    await tell(workflowId.panel(this.desk.programmeId), dissolvePanel, {});
  }

  /** An upheld objection or complaint ends the programme: nothing is awarded. */
  async voidAll(by: 'objection' | 'complaint'): Promise<void> {
    const { state } = this.desk.process;
    if (state !== 'notice' && state !== 'settling') return;
    await this.fail(`voided-by-${by}`);
    await tell(workflowId.panel(this.desk.programmeId), dissolvePanel, {});
  }

  private async panelHasScored(): Promise<void> {
    const { desk } = this;
    if (desk.process.state !== 'reviewing' || !desk.progress.panelReported) return;
    // Taken up now: what the panel tells while the ranking is recorded is about a seat that was lost since.
    desk.remember({ panelReported: false });
    if (desk.progress.toRescore.length > 0) return this.reopenReview();
    await this.rank('rank');
  }

  private async rank(decision: 'rank' | 'rerank'): Promise<void> {
    const { desk } = this;
    const { excluded } = desk.progress;
    const round = desk.progress.round + 1;
    const { awards, tooFewLeft } = await desk.perform(
      {
        decision,
        ...(decision === 'rank' ? { actor: BY_NOTICE } : {}),
        facts: {},
        closeDeadlines: [{ key: 'notice', as: 'cancelled' }],
        openDeadlines: [
          {
            key: 'notice',
            party: 'organisation',
            period: desk.terms.publicNotice.period,
            byDefault: 'notice.ends',
          },
        ],
        notices: applicantsOf(desk).map((organisationId) => ({
          template: 'match/ranking-published',
          to: { role: 'organisation-editor', organisationId },
          businessKey: `programme/${desk.programmeId}/ranking/${round}`,
          data: { programmeId: desk.programmeId, round },
          deadlineKey: 'notice',
        })),
      },
      (step) => core.rankApplications({ step, round, excluded }),
    );
    desk.remember({ round, awards, tooFewLeft, rerankNeeded: false });
  }

  private async fail(failure: string): Promise<void> {
    await this.desk.perform({ decision: 'fail', facts: { failure } }, (step) =>
      core.endProgramme({ step, failure }),
    );
  }
}

function applicantsOf({ progress }: ProgrammeDesk): string[] {
  return [...new Set(Object.values(progress.applications).map((one) => one.organisationId))].sort();
}
