import { patched } from '@temporalio/workflow';
import type { SpotCheckInput } from '../../domain/evaluate/spot-check-input';
import { projectEnded } from '../../domain/publish/programme-notices';
import { BY_NOTICE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectInput } from '../../domain/serve/project-input';
import { stayProject } from '../../domain/serve/stay-notices';
import { core } from '../record/acts';
import { startDetached, tell } from '../record/children';
import type { ProgrammeDesk } from './programme-desk';

/** The awards, a project for each, the reserve moving up, and the end. */
export class AwardStory {
  constructor(private readonly desk: ProgrammeDesk) {}

  takeNotices(): void {
    const { desk } = this;
    desk.process.onNotice(projectEnded, (notice) => {
      const told = desk.progress.ended.some((one) => one.projectId === notice.projectId);
      if (told || desk.progress.projects[notice.projectId] !== 'running') return;
      desk.remember({ ended: [...desk.progress.ended, notice] });
      desk.process.later(() => this.projectHasEnded());
    });
    for (const _ of desk.progress.ended) desk.process.later(() => this.projectHasEnded());
  }

  async award(): Promise<void> {
    const { round } = this.desk.progress;
    const { projects } = await this.desk.perform({ decision: 'award', facts: {} }, (step) =>
      core.awardProjects({ step, round }),
    );
    await this.start(projects);
    await this.startSpotChecks();
  }

  private async startSpotChecks(): Promise<void> {
    const { programmeId, terms } = this.desk;
    if (!terms.spotChecks) return;
    const input: SpotCheckInput = { programmeId, terms: terms.spotChecks };
    await startDetached('spotChecks', workflowId.spotCheck(programmeId), input);
  }

  private async start(awarded: readonly ProjectInput[]): Promise<void> {
    for (const input of awarded) {
      const { projects, awardedFor } = this.desk.progress;
      this.desk.remember({
        projects: { ...projects, [input.projectId]: 'running' },
        awardedFor: { ...awardedFor, [input.projectId]: input.applicationId },
      });
      await startDetached('project', workflowId.project(input.projectId), input);
    }
  }

  private async projectHasEnded(): Promise<void> {
    const { desk } = this;
    const first = desk.progress.ended[0];
    if (!first) return;
    const { projectId, endedAs, annulled } = first;
    if (endedAs === 'lapsed' || annulled) await this.moveUp(projectId);
    else await desk.record({ decision: 'end-project', actor: BY_NOTICE, facts: { projectId, endedAs } });
    // More may have been told meanwhile.
    const ended = desk.progress.ended.filter((one) => one.projectId !== projectId);
    desk.remember({ ended, projects: { ...desk.progress.projects, [projectId]: endedAs } });
    if (Object.values(desk.progress.projects).every((one) => one !== 'running')) await this.close();
  }

  /** Not signed in time, or annulled: the next of the reserve is awarded. */
  private async moveUp(lapsed: string): Promise<void> {
    const { round, excluded } = this.desk.progress;
    const { projects, recorded } = await this.desk.perform(
      { decision: 'move-up', actor: BY_NOTICE, facts: {} },
      (step) => core.moveUp({ step, round, lapsed, excluded }),
    );
    await this.start(projects);
    // Processes that moved somebody up before had no such step.
    if (patched('hold-who-moves-up')) for (const input of projects) await this.hold(input, recorded.at);
  }

  /** Complaints that stay all awards, or this application's, stay a project that begins meanwhile. */
  private async hold({ projectId, applicationId }: ProjectInput, at: string): Promise<void> {
    for (const [complaintId, one] of Object.entries(this.desk.progress.complaints ?? {})) {
      const concerns = one.applicationId === null || one.applicationId === applicationId;
      if (one.stays && concerns) await tell(workflowId.project(projectId), stayProject, { complaintId, at });
    }
  }

  private async close(): Promise<void> {
    await this.desk.perform({ decision: 'close', facts: {} }, (step) =>
      core.endProgramme({ step, failure: null }),
    );
  }
}
