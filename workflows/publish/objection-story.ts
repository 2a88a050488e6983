import { answerObjection, raiseObjection } from '../../domain/match/match-decisions';
import { mustNameApplication } from '../../domain/match/must-name-application';
import { civilDate } from '../../domain/record/civil-date';
import type { Deadline } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import type { ComplaintStory } from './complaint-story';
import type { ProgrammeDesk } from './programme-desk';

type AnswerInput = NonNullable<typeof answerObjection.types>['input'];

/**
 * Objections 质疑/异议 against the ranking on notice: one for each organisation and round. They block the award until
 * they are answered. Silence upholds nothing and rejects nothing, for either would hurt somebody who is not to blame:
 * past its deadline an objection goes to the approver and goes on blocking.
 */
export class ObjectionStory {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly complaints: ComplaintStory,
  ) {}

  takeDecisions(): void {
    const { desk } = this;
    const { process } = desk;
    process.onDecision(
      raiseObjection,
      'raise-objection',
      async ({ actor, at, objectionId, organisationId, applicationId }) => {
        const { round, raised, objections } = desk.progress;
        const key = `answer/${objectionId}`;
        await desk.record({
          decision: 'raise-objection',
          actor,
          at,
          facts: { objectionId, organisationId, applicationId, round },
          writes: [
            {
              collection: 'objections',
              id: objectionId,
              set: { status: 'open', raisedAt: at, against: String(round) },
            },
          ],
          openTasks: [this.task('bureau-officer', objectionId, key)],
          openDeadlines: [
            {
              key,
              party: 'bureau',
              period: desk.terms.publicNotice.answerObjectionWithin,
              byDefault: 'objection.escalates',
              reminders: desk.terms.reminders,
            },
          ],
        });
        desk.remember({
          raised: [...raised, `${round}/${organisationId}`],
          objections: { ...objections, [objectionId]: { applicationId, escalated: false } },
        });
        return { state: process.state };
      },
      ({ organisationId, applicationId, at }) => this.mayRaise(organisationId, applicationId, at),
    );
    process.onDecision(
      answerObjection,
      'answer-objection',
      async ({ actor, at, objectionId, verdict, remedy, applicationId }) => {
        const about = applicationId ?? desk.progress.objections[objectionId]?.applicationId ?? null;
        await desk.record({
          decision: 'answer-objection',
          actor,
          at,
          facts: { objectionId, verdict, remedy, applicationId: about },
          writes: [
            { collection: 'objections', id: objectionId, set: { status: verdict, remedy, answeredAt: at } },
          ],
          closeTasks: [{ key: `answer/${objectionId}*`, as: 'done' }],
          closeDeadlines: [{ key: `answer/${objectionId}`, as: 'met' }],
          openDeadlines: this.complaints.rightAfter(objectionId, verdict === 'upheld' && remedy !== 'none'),
        });
        const { [objectionId]: _, ...objections } = desk.progress.objections;
        desk.remember({ objections });
        if (verdict === 'upheld') this.complaints.remedy('objection', remedy, about);
        await this.complaints.goOn();
        return { state: process.state };
      },
      (input) => this.mayAnswer(input),
    );
  }

  /** Nobody answered in time: the approver has to, and the award waits. */
  async escalate(deadline: Deadline): Promise<void> {
    const { desk } = this;
    const objectionId = deadline.key.slice('answer/'.length);
    await desk.record({
      decision: 'escalate-objection',
      actor: BY_DEADLINE,
      facts: { objectionId, was: 'unanswered' },
      writes: [{ collection: 'objections', id: objectionId, set: { status: 'escalated' } }],
      closeTasks: [{ key: deadline.key, as: 'lapsed' }],
      closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
      openTasks: [this.task('bureau-approver', objectionId, `${deadline.key}/escalated`)],
    });
    const known = desk.progress.objections[objectionId];
    if (known)
      desk.remember({
        objections: { ...desk.progress.objections, [objectionId]: { ...known, escalated: true } },
      });
  }

  private task(role: 'bureau-officer' | 'bureau-approver', objectionId: string, key: string) {
    return {
      key,
      what: 'objection.answer',
      for: { role, organisationId: this.desk.progress.bureauId },
      ...(role === 'bureau-officer' ? { deadlineKey: key } : {}),
      at: `/objections/${objectionId}/answer`,
    };
  }

  private mayRaise(organisationId: string, applicationId: string | null, at: string): void {
    const { applications, raised, round } = this.desk.progress;
    const notice = this.desk.process.deadlines.notice;
    if (notice && at > notice.due) {
      throw new Fault(
        'not-allowed-now',
        { en: `the notice ended at ${notice.due}`, zh: `公示已于 ${civilDate(notice.due)} 结束` },
        {
          state: 'settling',
          allowed: [],
        },
      );
    }
    const isApplicant = Object.values(applications).some((one) => one.organisationId === organisationId);
    if (!isApplicant)
      throw new Fault('forbidden', {
        en: 'only an applicant of the programme may object',
        zh: '只有申报本项目计划的机构可以提出异议',
      });
    if (raised.includes(`${round}/${organisationId}`)) {
      throw new Fault(
        'conflict',
        {
          en: 'an organisation objects once to each ranking',
          zh: '对同一次评审结果，每家机构只能提一次异议',
        },
        {
          fields: [
            {
              field: 'organisationId',
              message: `has objected in round ${round}`,
              zh: `已在第 ${round} 轮提出过异议`,
              rule: 'once per stage',
            },
          ],
        },
      );
    }
    if (applicationId !== null && !applications[applicationId]) {
      throw new Fault(
        'invalid-input',
        { en: 'the contested application is not in this programme', zh: '所指的申报书不在本项目计划内' },
        {
          fields: [{ field: 'applicationId', message: 'is not in this programme', zh: '不在本项目计划内' }],
        },
      );
    }
  }

  private mayAnswer(input: AnswerInput): void {
    const { objections } = this.desk.progress;
    const known = objections[input.objectionId];
    if (!known) throw new Fault('not-found', { en: 'no such open objection', zh: '没有这项待答复的异议' });
    if (known.escalated && !(input.actor.kind === 'person' && input.actor.role === 'bureau-approver')) {
      throw new Fault('forbidden', {
        en: 'this objection has gone to the approver',
        zh: '这项异议已转由审批人员答复',
      });
    }
    if (input.verdict === 'upheld')
      mustNameApplication(
        this.desk.progress.applications,
        input.remedy,
        input.applicationId ?? known.applicationId,
      );
    if (input.remedy === 'void' && this.desk.process.state === 'reviewing')
      throw new Fault('conflict', {
        en: 'the panel scores at present: void the programme when the ranking is on notice',
        zh: '评审小组正在评分，请在结果公示后再作废标处理',
      });
  }
}
