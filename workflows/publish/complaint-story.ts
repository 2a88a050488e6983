import { decideComplaint, raiseComplaint } from '../../domain/match/complaint-decisions';
import { type Concerned, complaintMails } from '../../domain/match/complaint-mails';
import type { Remedy } from '../../domain/match/complaint-terms';
import { mustNameApplication } from '../../domain/match/must-name-application';
import type { Deadline, DeadlineDraft } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { endStay, stayProject } from '../../domain/serve/stay-notices';
import { tell } from '../record/children';
import type { ProgrammeDesk } from './programme-desk';
import type { RankingStory } from './ranking-story';

type Raised = NonNullable<typeof raiseComplaint.types>['input'];
type Decided = NonNullable<typeof decideComplaint.types>['input'];

/**
 * Complaints 投诉 against the answer to an objection (Government Procurement Law, Arts. 55 to 57). The authority above
 * decides them; the bureau enters what it decided. Meanwhile, and at most as long as the rulebook says, nothing is
 * awarded, nothing is signed, and what is signed is not performed.
 */
export class ComplaintStory {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly ranking: RankingStory,
  ) {}

  takeDecisions(): void {
    const { process } = this.desk;
    process.onDecision(
      raiseComplaint,
      'raise-complaint',
      async (input) => {
        await this.raise(input);
        return { state: process.state };
      },
      ({ objectionId }) => this.mayRaise(objectionId),
    );
    process.onDecision(
      decideComplaint,
      'decide-complaint',
      async (input) => {
        await this.decide(input);
        return { state: process.state };
      },
      (input) => this.mayDecide(input),
    );
  }

  /** The time to complain that an answer opens; none where it gave the objector what was asked for. */
  rightAfter(objectionId: string, isRemedied: boolean): DeadlineDraft[] {
    const { complaint } = this.desk.terms.publicNotice;
    if (!complaint || isRemedied) return [];
    return [
      {
        key: `complain/${objectionId}`,
        party: 'organisation',
        period: complaint.within,
        byDefault: 'complaint.right-ends',
      },
    ];
  }

  /** The time to complain, or a stay, is over. @returns false for a deadline of something else */
  async lapsed(deadline: Deadline): Promise<boolean> {
    const [what, objectionId = ''] = deadline.key.split('/');
    if (what === 'complain')
      await this.desk.record({
        decision: 'let-complaint-lapse',
        actor: BY_DEADLINE,
        facts: { objectionId },
        closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
      });
    if (what === 'stay') await this.endStay(objectionId, deadline);
    return what === 'complain' || what === 'stay';
  }

  /** What follows from an objection or a complaint that is upheld, before the awards; taken up by {@link goOn}. */
  remedy(by: 'objection' | 'complaint', remedy: Remedy, about: string | null): void {
    const { excluded, toRescore } = this.desk.progress;
    if (remedy === 'void') this.desk.remember({ voidedBy: by });
    if (remedy === 'exclude' && about !== null)
      this.desk.remember({ excluded: [...new Set([...excluded, about])], rerankNeeded: true });
    if (remedy === 'rescore' && about !== null)
      this.desk.remember({ toRescore: [...new Set([...toRescore, about])] });
  }

  /** While the panel scores nothing can be ranked: what an answer changes then is taken up when it has. */
  async goOn(): Promise<void> {
    const { desk } = this;
    const { toRescore, rerankNeeded, voidedBy } = desk.progress;
    if (desk.process.state === 'reviewing') return;
    // Whoever decided is answered before the programme ends.
    if (voidedBy) desk.process.later(() => this.ranking.voidAll(voidedBy));
    else if (toRescore.length > 0) await this.ranking.reopenReview();
    else if (rerankNeeded) await this.ranking.rerank();
    else desk.process.later(() => this.ranking.settle());
  }

  private async raise({
    actor,
    at,
    objectionId,
    organisationId,
    applicationId,
    grounds,
  }: Raised): Promise<void> {
    const { desk } = this;
    const { publicNotice, reminders } = desk.terms;
    if (!publicNotice.complaint) return;
    const { complaints, complained = [], bureauId } = desk.progress;
    const stay = `stay/${objectionId}`;
    const concerned = this.concerned(organisationId, [applicationId]);
    await desk.record({
      decision: 'raise-complaint',
      actor,
      at,
      facts: { objectionId, organisationId, applicationId, grounds },
      writes: [
        {
          collection: 'objections',
          id: objectionId,
          set: { 'complaint.status': 'open', 'complaint.raisedAt': at, 'complaint.stays': true },
          texts: { 'complaint.grounds': grounds.statementId },
        },
      ],
      openTasks: [
        {
          key: `complaint/${objectionId}`,
          what: 'complaint.decide',
          for: { role: 'bureau-approver', organisationId: bureauId },
          deadlineKey: stay,
          at: `/objections/${objectionId}/complaint/decide`,
        },
      ],
      closeDeadlines: [{ key: `complain/${objectionId}`, as: 'met' }],
      openDeadlines: [
        {
          key: stay,
          party: 'bureau',
          period: publicNotice.complaint.stay,
          byDefault: 'complaint.stay-ends',
          reminders,
        },
      ],
      notices: complaintMails('match/complaint-received', objectionId, concerned, {}, stay),
    });
    desk.remember({
      complaints: { ...complaints, [objectionId]: { applicationId, stays: true, by: organisationId } },
      complained: [...complained, objectionId],
    });
    // Told before whoever complained is answered: from then on nobody can sign.
    for (const projectId of this.heldBy(applicationId))
      await tell(workflowId.project(projectId), stayProject, { complaintId: objectionId, at });
  }

  private async decide(input: Decided): Promise<void> {
    const { desk } = this;
    const { actor, at, objectionId, verdict, remedy, decision } = input;
    const about = this.aboutOf(input);
    const { [objectionId]: known, ...complaints } = desk.progress.complaints ?? {};
    const told = this.concerned(known?.by, [known?.applicationId ?? null, about]);
    await desk.record({
      decision: 'decide-complaint',
      actor,
      at,
      facts: { objectionId, verdict, remedy, applicationId: about, decision },
      writes: [
        {
          collection: 'objections',
          id: objectionId,
          set: {
            'complaint.status': verdict,
            'complaint.remedy': remedy,
            'complaint.decidedAt': at,
            'complaint.stays': false,
          },
          texts: { 'complaint.decision': decision.statementId },
        },
      ],
      closeTasks: [{ key: `complaint/${objectionId}`, as: 'done' }],
      closeDeadlines: [{ key: `stay/${objectionId}`, as: 'met' }],
      notices: complaintMails('match/complaint-decided', objectionId, told, { verdict, remedy }),
    });
    desk.remember({ complaints });
    const isUpheld = verdict === 'upheld';
    if (desk.process.state !== 'running') {
      if (isUpheld) this.remedy('complaint', remedy, about);
      return this.goOn();
    }
    const annuls = isUpheld && remedy === 'exclude' ? about : null;
    // On the reserve it does not move up any more.
    if (annuls !== null) desk.remember({ excluded: [...new Set([...desk.progress.excluded, annuls])] });
    const { awardedFor = {} } = desk.progress;
    const concerned = new Set([...this.heldBy(known?.applicationId ?? null), ...this.heldBy(annuls)]);
    for (const projectId of concerned) {
      const outcome = annuls !== null && awardedFor[projectId] === annuls ? 'annul' : 'go-on';
      await tell(workflowId.project(projectId), endStay, { complaintId: objectionId, at, outcome });
    }
  }

  /** The stay has lasted as long as it may; the complaint is still to be decided. */
  private async endStay(objectionId: string, { key, due }: Deadline): Promise<void> {
    const { desk } = this;
    const { complaints = {} } = desk.progress;
    const known = complaints[objectionId];
    await desk.record({
      decision: 'end-stay',
      actor: BY_DEADLINE,
      facts: { objectionId },
      writes: [{ collection: 'objections', id: objectionId, set: { 'complaint.stays': false } }],
      closeDeadlines: [{ key, as: 'lapsed' }],
      notices: complaintMails(
        'match/stay-ended',
        objectionId,
        this.concerned(known?.by, [known?.applicationId ?? null]),
        {},
      ),
    });
    if (known) desk.remember({ complaints: { ...complaints, [objectionId]: { ...known, stays: false } } });
    for (const projectId of this.heldBy(known?.applicationId ?? null))
      await tell(workflowId.project(projectId), endStay, {
        complaintId: objectionId,
        at: due,
        outcome: 'go-on',
      });
    desk.process.later(() => this.ranking.settle());
  }

  /** Running projects that a complaint is about: that of the contested application, or all. */
  private heldBy(applicationId: string | null): string[] {
    const { projects, awardedFor = {} } = this.desk.progress;
    const running = Object.keys(projects).filter((one) => projects[one] === 'running');
    return running.filter((one) => {
      const awarded = awardedFor[one];
      return applicationId === null || awarded === undefined || awarded === applicationId;
    });
  }

  /** Applications that a complaint names; where it names none, those awarded: before the award, nobody's. */
  private concerned(complainantId: string | undefined, named: readonly (string | null)[]): Concerned {
    const { programmeId, progress } = this.desk;
    const { applications, awardedFor = {}, bureauId } = progress;
    const ids = named.filter((one) => one !== null);
    const about = ids.length > 0 ? ids : this.heldBy(null).map((one) => awardedFor[one] ?? '');
    const contestedIds = about.flatMap((one) => applications[one]?.organisationId ?? []);
    return { programmeId, bureauId, ...(complainantId !== undefined && { complainantId }), contestedIds };
  }

  private aboutOf({ objectionId, applicationId }: Decided): string | null {
    return applicationId ?? this.desk.progress.complaints?.[objectionId]?.applicationId ?? null;
  }

  private mayRaise(objectionId: string): void {
    const { objections, complained = [] } = this.desk.progress;
    if (!this.desk.terms.publicNotice.complaint)
      throw new Fault('conflict', {
        en: 'the rulebook has no complaints',
        zh: '本项目的规则没有规定投诉程序',
      });
    if (complained.includes(objectionId))
      throw new Fault('conflict', {
        en: 'there has been a complaint about this answer already',
        zh: '对这项答复已经提出过投诉',
      });
    const isOpen = this.desk.process.deadlines[`complain/${objectionId}`] !== undefined;
    if (isOpen || objections[objectionId]?.escalated) return;
    throw new Fault('not-allowed-now', {
      en: 'a complaint follows an answer, within its time, or an answer that did not come',
      zh: '应在收到答复后的规定期限内投诉；逾期未答复的，也可以投诉',
    });
  }

  private mayDecide(input: Decided): void {
    const { desk } = this;
    if (!desk.progress.complaints?.[input.objectionId])
      throw new Fault('not-found', { en: 'no such open complaint', zh: '没有这项待处理的投诉' });
    if (input.verdict === 'rejected') return;
    mustNameApplication(desk.progress.applications, input.remedy, this.aboutOf(input));
    const { state } = desk.process;
    const isTooLate = state === 'running' && (input.remedy === 'rescore' || input.remedy === 'void');
    if (isTooLate || (state === 'reviewing' && input.remedy === 'void'))
      throw new Fault('conflict', {
        en: 'the awards are made, or the panel scores: only an award can be annulled',
        zh: '已经立项或正在评分，只能取消某一项目的立项',
      });
  }
}
