import type { Actor } from '../../domain/record/party';
import { certifyKey, reportDefault, reportKey, reviewKey } from '../../domain/serve/milestones';
import { certifyReport, reviewReport, submitReport } from '../../domain/serve/project-decisions';
import { withReport } from '../../domain/serve/project-progress';
import { certifyTask, reviewTask, submitTask } from '../../domain/serve/project-tasks';
import { mayCertify, mayReview, maySubmit, reportTermsOf } from '../../domain/serve/report-duties';
import { core } from '../record/acts';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';

/** A report is submitted by the editor, signed off by a second person, and accepted or returned by the bureau. */
export function takeReports(story: ProjectStory): void {
  takeSubmissions(story);
  takeCertifications(story);
  takeReviews(story);
}

function takeSubmissions(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    submitReport,
    'submit-report',
    async ({ actor, at, reportId, version }) => {
      await process.perform(
        {
          decision: 'submit-report',
          actor,
          at,
          facts: { reportId, version },
          closeTasks: [{ key: reportKey(reportId), as: 'done' }],
          openTasks: [certifyTask(input, reportId)],
        },
        (step) =>
          core.submitReport({
            step,
            projectId: input.projectId,
            reportId,
            version,
            late: story.progress.reports[reportId]?.late ?? false,
          }),
      );
      story.progress = withReport(story.progress, reportId, {
        status: 'submitted',
        version,
        submittedBy: userOf(actor),
      });
      return { state: process.state };
    },
    ({ reportId, version }) => maySubmit(story.progress, input.terms, reportId, version),
  );
}

function takeCertifications(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    certifyReport,
    'certify-report',
    async ({ actor, at, reportId, version, verdict }) => {
      const certified = verdict === 'certified';
      await process.perform(
        {
          decision: 'certify-report',
          actor,
          at,
          facts: { reportId, version, verdict },
          closeTasks: [{ key: certifyKey(reportId), as: 'done' }],
          ...(certified ? handedIn(story, reportId) : { openTasks: [submitTask(input, reportId)] }),
        },
        (step) => core.certifyReport({ step, projectId: input.projectId, reportId, version, verdict }),
      );
      story.progress = withReport(story.progress, reportId, { status: certified ? 'certified' : 'returned' });
      return { state: process.state };
    },
    ({ actor, reportId, version }) => mayCertify(story.progress, input.terms, reportId, version, actor),
  );
}

/** The ball passes to the bureau. */
function handedIn({ input }: ProjectStory, reportId: string) {
  const { serve, reminders } = input.terms;
  return {
    closeDeadlines: [{ key: reportKey(reportId), as: 'met' as const }],
    openTasks: [reviewTask(input, reportId)],
    openDeadlines: [
      {
        key: reviewKey(reportId),
        party: 'bureau' as const,
        organisationId: input.bureauId,
        period: serve.reviewWithin,
        byDefault: serve.whenReviewSilent === 'accepted' ? 'report-accepted' : 'escalated',
        reminders,
      },
    ],
  };
}

function takeReviews(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    reviewReport,
    'review-report',
    async ({ actor, at, reportId, version, sections }) => {
      const returned = sections.filter((one) => one.verdict === 'returned').map((one) => one.code);
      const report = returned.length === 0 ? ('accepted' as const) : ('returned' as const);
      const { spent } = await process.perform(
        {
          decision: 'review-report',
          actor,
          at,
          facts: { reportId, version, outcome: report, returned },
          closeTasks: [{ key: reviewKey(reportId), as: 'done' }],
          closeDeadlines: [{ key: reviewKey(reportId), as: 'met' }],
          ...(report === 'returned' ? askAgain(story, reportId) : {}),
        },
        (step) =>
          core.reviewReport({
            step,
            projectId: input.projectId,
            reportId,
            version,
            reviewer: userOf(actor),
            sections,
          }),
      );
      story.progress = withReport(story.progress, reportId, { status: report, spent });
      process.later(() => moveOn(story));
      return { state: process.state, report };
    },
    ({ reportId, version, sections }) => mayReview(story.progress, input.terms, reportId, version, sections),
  );
}

/** The editor gets the report back, with time to send it again. */
function askAgain({ input, progress }: ProjectStory, reportId: string) {
  const terms = reportTermsOf(input.terms, reportId);
  return {
    openTasks: [submitTask(input, reportId)],
    openDeadlines: [
      {
        key: reportKey(reportId),
        party: 'organisation' as const,
        organisationId: input.organisationId,
        period: input.terms.serve.resubmitWithin,
        byDefault: reportDefault(terms, progress.reports[reportId]?.late ?? false),
        reminders: input.terms.reminders,
      },
    ],
    notices: [
      {
        template: 'serve/report-returned',
        to: { role: 'organisation-editor' as const, organisationId: input.organisationId },
        businessKey: `${input.projectId}/${reportId}/${progress.reports[reportId]?.version ?? 0}`,
        data: { projectId: input.projectId, reportId },
        deadlineKey: reportKey(reportId),
      },
    ],
  };
}

function userOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}
