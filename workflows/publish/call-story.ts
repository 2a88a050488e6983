import { submitApplication, withdrawApplication } from '../../domain/match/match-decisions';
import { correctProgramme } from '../../domain/publish/programme-decisions';
import type { DeadlineDraft } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { EarlyLookStory } from './early-look-story';
import type { ProgrammeDesk } from './programme-desk';
import type { RankingStory } from './ranking-story';
import { stillOpen } from './still-open';

/** The closing of the call as a deadline. */
export function closingDeadline({ terms }: ProgrammeDesk): DeadlineDraft {
  return {
    key: 'close',
    party: 'organisation',
    period: terms.call.open,
    byDefault: 'call.closes',
    reminders: terms.reminders,
  };
}

/** The call is open: applications come in sealed; a late correction moves the closing. */
export class CallStory {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly ranking: RankingStory,
    private readonly looks: EarlyLookStory,
  ) {}

  takeDecisions(): void {
    const { desk } = this;
    const { process } = desk;
    process.onDecision(
      submitApplication,
      'submit-application',
      async ({ actor, at, applicationId, organisationId, lotId, version }) => {
        await desk.perform({ decision: 'submit-application', actor, at, facts: { applicationId } }, (step) =>
          core.submitApplication({ step, applicationId, version }),
        );
        desk.remember({
          applications: { ...desk.progress.applications, [applicationId]: { organisationId, lotId } },
        });
        return { state: process.state };
      },
      ({ applicationId, at }) => {
        stillOpen(desk, at);
        if (desk.progress.applications[applicationId])
          throw new Fault('conflict', {
            en: 'this application is submitted already',
            zh: '这份申报书已经提交',
          });
      },
    );
    process.onDecision(
      withdrawApplication,
      'withdraw-application',
      async ({ actor, at, applicationId }) => {
        const set = { status: 'withdrawn' };
        await desk.record({
          decision: 'withdraw-application',
          actor,
          at,
          facts: { applicationId },
          writes: [{ collection: 'applications', id: applicationId, set }],
        });
        const { [applicationId]: _, ...applications } = desk.progress.applications;
        desk.remember({ applications });
        return { state: process.state };
      },
      ({ applicationId, organisationId, at }) => {
        stillOpen(desk, at);
        if (desk.progress.applications[applicationId]?.organisationId !== organisationId) {
          throw new Fault('not-found', {
            en: 'no such submitted application of this organisation',
            zh: '本机构没有这份已提交的申报书',
          });
        }
      },
    );
    process.onDecision(
      correctProgramme,
      'correct',
      async ({ actor, at, text }) => {
        const { due, provisional } = process.deadlines.close ?? { due: at, provisional: false };
        const { closesAt } = await desk.perform({ decision: 'correct', actor, at, facts: {} }, (step) =>
          core.correctProgramme({ step, text, closing: { due, provisional }, draft: closingDeadline(desk) }),
        );
        return { state: process.state, closesAt };
      },
      ({ at }) => stillOpen(desk, at),
    );
  }

  /** The deadline passed: the seals are broken and the sifting begins. */
  async close(): Promise<void> {
    await this.looks.endAll();
    const applications = Object.keys(this.desk.progress.applications).length;
    await this.desk.record(
      {
        decision: 'close-call',
        actor: BY_DEADLINE,
        facts: { applications },
        closeDeadlines: [{ key: 'close', as: 'met' }],
      },
      { applications },
    );
    this.desk.process.later(() => this.ranking.sift());
  }
}
