import { answerEarlyLook, askEarlyLook } from '../../domain/match/early-look-decisions';
import type { ProgrammeProgress } from '../../domain/publish/programme-progress';
import type { Deadline } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import type { NoticeDraft } from '../../domain/record/notice';
import { BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { ProgrammeDesk } from './programme-desk';
import { mustBeAnother, personOf } from './second-person';
import { stillOpen } from './still-open';

type Asked = NonNullable<typeof askEarlyLook.types>['input'];
type Answered = NonNullable<typeof answerEarlyLook.types>['input'];
type Looks = NonNullable<ProgrammeProgress['earlyLooks']>;

/**
 * Early looks 提前查看 at sealed applications: asked for by one officer, answered by another, over by the rulebook's
 * time and at the latest with the call. Each of these is a step, and public at once; silence is no consent.
 */
export class EarlyLookStory {
  constructor(private readonly desk: ProgrammeDesk) {}

  takeDecisions(): void {
    const { desk } = this;
    const { process } = desk;
    process.onDecision(
      askEarlyLook,
      'ask-early-look',
      async (input) => {
        await this.ask(input);
        return { state: process.state };
      },
      (input) => this.mayAsk(input),
    );
    process.onDecision(
      answerEarlyLook,
      'answer-early-look',
      async (input) => {
        await this.answer(input);
        return { state: process.state };
      },
      (input) => this.mayAnswer(input),
    );
  }

  /** Nobody has answered in time, or the look is over. @returns false for a deadline of something else */
  async lapsed({ key }: Deadline): Promise<boolean> {
    const [what, lookId = ''] = key.split('/');
    const isOurs = what === 'answer-early-look' || what === 'early-look';
    if (isOurs) await this.end(lookId);
    return isOurs;
  }

  /** The call closes: what is asked for or lasts ends before the seals are broken. */
  async endAll(): Promise<void> {
    for (const lookId of Object.keys(this.looks)) await this.end(lookId);
  }

  private get looks(): Looks {
    return this.desk.progress.earlyLooks ?? {};
  }

  private async ask({ actor, at, lookId, applicationId, reason }: Asked): Promise<void> {
    const { desk } = this;
    const { call, reminders } = desk.terms;
    const key = `answer-early-look/${lookId}`;
    const askedBy = personOf(actor);
    await desk.record({
      decision: 'ask-early-look',
      actor,
      at,
      facts: { lookId, applicationId, reason },
      writes: [
        {
          collection: 'earlyLooks',
          id: lookId,
          set: {
            ...{ programmeId: desk.programmeId, applicationId, status: 'asked', askedBy, askedAt: at },
            askedAs: actor.kind === 'person' ? actor.role : null,
            ...{ answer: null, answeredBy: null, answeredAs: null, answeredAt: null },
            ...{ readers: [], covers: [], until: null, endedAt: null, reads: 0, opened: 0 },
          },
          texts: { reason: reason.statementId },
        },
      ],
      openTasks: [
        {
          key,
          id: key,
          what: 'early-look.answer',
          for: { role: 'bureau-approver', organisationId: desk.progress.bureauId },
          ...(call.earlyLook && { deadlineKey: key }),
          at: `/early-looks/${lookId}/answer`,
        },
      ],
      ...(call.earlyLook && {
        openDeadlines: [
          {
            key,
            party: 'bureau' as const,
            period: call.earlyLook.answerWithin,
            byDefault: 'early-look.not-granted',
            reminders,
          },
        ],
      }),
    });
    desk.remember({
      earlyLooks: { ...this.looks, [lookId]: { askedBy, applicationId, consented: false } },
    });
  }

  private async answer({ actor, at, lookId, verdict, answer }: Answered): Promise<void> {
    const { desk } = this;
    const look = this.looks[lookId];
    if (!look) return;
    const consented = verdict === 'consented';
    const lasts = desk.terms.call.earlyLook?.lasts;
    const key = `answer-early-look/${lookId}`;
    const covers = consented ? this.coveredBy(look) : [];
    const draft = {
      decision: 'answer-early-look' as const,
      actor,
      at,
      facts: { lookId, verdict, answer, covers },
      writes: [
        {
          collection: 'earlyLooks',
          id: lookId,
          set: {
            ...{ status: verdict, answeredBy: personOf(actor), answeredAt: at },
            answeredAs: actor.kind === 'person' ? actor.role : null,
            readers: consented ? [look.askedBy, personOf(actor)] : [],
            covers,
          },
          texts: { answer: answer.statementId },
        },
      ],
      closeTasks: [{ key, as: 'done' as const }],
      closeDeadlines: [{ key, as: 'met' as const }],
    };
    if (!consented) {
      await desk.record(draft);
      return this.forget(lookId);
    }
    const opened = lasts && [
      {
        key: `early-look/${lookId}`,
        party: 'bureau' as const,
        period: lasts,
        byDefault: 'early-look.ends',
      },
    ];
    const notices = this.tellApplicants(lookId, covers);
    await desk.perform({ ...draft, notices, ...(opened && { openDeadlines: opened }) }, (step) =>
      core.consentToEarlyLook({ step, lookId, lasts: lasts ?? null }),
    );
    desk.remember({ earlyLooks: { ...this.looks, [lookId]: { ...look, consented } } });
  }

  private async end(lookId: string): Promise<void> {
    const look = this.looks[lookId];
    if (!look) return;
    const lapses = { key: `answer-early-look/${lookId}`, as: 'lapsed' as const };
    await this.desk.perform(
      {
        decision: 'end-early-look',
        actor: BY_DEADLINE,
        facts: { lookId },
        closeTasks: [lapses],
        closeDeadlines: [lapses, { key: `early-look/${lookId}`, as: 'lapsed' }],
      },
      (step) => core.endEarlyLook({ step, lookId }),
    );
    this.forget(lookId);
  }

  private forget(lookId: string): void {
    const { [lookId]: _, ...earlyLooks } = this.looks;
    this.desk.remember({ earlyLooks });
  }

  /** What is submitted now; nothing when the look is about an application that is not there. */
  private coveredBy({ applicationId }: Looks[string]): string[] {
    const submitted = Object.keys(this.desk.progress.applications);
    return submitted.filter((one) => applicationId === null || applicationId === one).sort();
  }

  /** Everybody whose papers may now be read. */
  private tellApplicants(lookId: string, covers: readonly string[]): NoticeDraft[] {
    const { applications } = this.desk.progress;
    const organisations = new Set(covers.map((one) => applications[one]?.organisationId ?? ''));
    return [...organisations].sort().map((organisationId) => ({
      template: 'match/early-look',
      to: { role: 'organisation-editor', organisationId },
      businessKey: `early-look/${lookId}`,
      data: { programmeId: this.desk.programmeId },
    }));
  }

  private mayAsk({ actor, at }: Asked): void {
    stillOpen(this.desk, at);
    const waits = Object.values(this.looks).some((one) => one.askedBy === personOf(actor) && !one.consented);
    if (waits)
      throw new Fault('conflict', {
        en: 'a request of this officer waits for its answer',
        zh: '您的上一项提前查看申请还没有答复',
      });
  }

  /** That there is no such application is not told: the two learn it when they look. */
  private mayAnswer({ actor, at, lookId }: Answered): void {
    stillOpen(this.desk, at);
    const due = this.desk.process.deadlines[`answer-early-look/${lookId}`]?.due;
    const look = this.looks[lookId];
    if (!look || look.consented || (due !== undefined && at > due))
      throw new Fault('not-found', {
        en: 'no such open request for an early look',
        zh: '没有这项待答复的提前查看申请',
      });
    mustBeAnother(actor, [look.askedBy], {
      en: 'who asks for an early look may not consent to it, nor refuse it',
      zh: '申请提前查看的人不能答复自己的申请',
    });
  }
}
