import type { Deadline } from '../../domain/record/deadline';
import { BY_DEADLINE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { certifyKey, reportDefault, reportKey, reviewKey } from '../../domain/serve/milestones';
import { withFinding, withReport } from '../../domain/serve/project-progress';
import { certifyTask, submitTask } from '../../domain/serve/project-tasks';
import { reportTermsOf } from '../../domain/serve/report-duties';
import { core } from '../record/acts';
import { startDetached } from '../record/children';
import { lapseAmendment } from './amendments';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';
import { heldTranche, rectificationInput } from './rectifications';
import { lapseAgreement } from './sign';

/** What happens by default when a deadline of the project passes. */
export async function lapse(story: ProjectStory, deadline: Deadline): Promise<void> {
  const [subject = '', id = ''] = deadline.key.split('/');
  if (subject === 'sign') return lapseAgreement(story);
  if (subject === 'report') return missReport(story, id, deadline);
  if (subject === 'review') return lapseReview(story, id, deadline);
  if (subject === 'round') return reachRound(story, id, deadline);
  if (subject === 'amendment') return lapseAmendment(story, id, deadline);
  return escalateChange(story, id, deadline);
}

/** By the rulebook a late report counts as failed, or becomes a finding and is still expected: once. */
async function missReport(story: ProjectStory, reportId: string, deadline: Deadline): Promise<void> {
  const { input, process } = story;
  const terms = reportTermsOf(input.terms, reportId);
  const report = story.progress.reports[reportId];
  const failed = reportDefault(terms, report?.late ?? false) === 'report-counts-as-failed';
  const round = terms.round ?? (terms.kind === 'final' ? 'final' : 'mid-term');
  const finding = `late-${reportId}-${round}`;
  const facts = {
    reportId,
    due: deadline.due,
    whenLate: terms.whenLate,
    lateBefore: report?.late ?? false,
    outcome: failed ? 'failed' : 'finding',
  };
  const keepsTask = report?.status === 'submitted' ? certifyKey(reportId) : reportKey(reportId);
  await process.perform(
    {
      decision: 'miss-report',
      actor: BY_DEADLINE,
      facts: { ...facts, ...(failed ? {} : { finding }) },
      closeTasks: [{ key: keepsTask, as: 'lapsed' }],
      closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
      ...(failed ? {} : stillExpected(story, reportId)),
    },
    (step) =>
      core.missReport({
        step,
        projectId: input.projectId,
        finding: failed
          ? null
          : { key: finding, round, indicator: `late-${reportId}`, holds: heldTranche(story, round) },
      }),
  );
  if (failed) story.progress = withReport(story.progress, reportId, { status: 'failed', late: true });
  else {
    const status = report?.status === 'submitted' ? 'submitted' : 'missed';
    story.progress = withReport(story.progress, reportId, { status, late: true });
    story.progress = withFinding(story.progress, finding, { round, status: 'open' });
    await startDetached(
      'rectification',
      workflowId.rectification(input.projectId, finding),
      rectificationInput(story, finding, round),
    );
  }
  process.later(() => moveOn(story));
}

/** The report is still asked for, of whoever has it, with time to make good. */
function stillExpected({ input, progress }: ProjectStory, reportId: string) {
  const withCertifier = progress.reports[reportId]?.status === 'submitted';
  return {
    openTasks: [withCertifier ? certifyTask(input, reportId) : submitTask(input, reportId)],
    openDeadlines: [
      {
        key: reportKey(reportId),
        party: 'organisation' as const,
        organisationId: input.organisationId,
        period: input.terms.serve.resubmitWithin,
        byDefault: 'report-counts-as-failed',
        reminders: input.terms.reminders,
      },
    ],
  };
}

/** The bureau was silent: the report is accepted, or its approver is called in, as the rulebook says. */
async function lapseReview(story: ProjectStory, reportId: string, deadline: Deadline): Promise<void> {
  const { input, process } = story;
  const { serve, reminders } = input.terms;
  const version = story.progress.reports[reportId]?.version ?? 0;
  if (serve.whenReviewSilent === 'accepted') {
    const { spent } = await process.perform(
      {
        decision: 'review-report',
        actor: BY_DEADLINE,
        facts: { reportId, version, outcome: 'accepted', because: 'silence', due: deadline.due },
        closeTasks: [{ key: reviewKey(reportId), as: 'lapsed' }],
        closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
      },
      (step) =>
        core.reviewReport({
          step,
          projectId: input.projectId,
          reportId,
          version,
          reviewer: null,
          sections: [],
        }),
    );
    story.progress = withReport(story.progress, reportId, { status: 'accepted', spent });
    process.later(() => moveOn(story));
    return;
  }
  await process.record({
    decision: 'escalate-review',
    actor: BY_DEADLINE,
    facts: { reportId, version, due: deadline.due },
    closeTasks: [{ key: reviewKey(reportId), as: 'lapsed' }],
    closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
    openTasks: [escalatedTask(story, reviewKey(reportId), 'report.review', `reports/${reportId}`)],
    openDeadlines: [escalated(story, deadline.key, serve.reviewWithin, reminders)],
  });
}

async function escalateChange(story: ProjectStory, changeId: string, deadline: Deadline): Promise<void> {
  const { serve, reminders } = story.input.terms;
  await story.process.record({
    decision: 'escalate-change',
    actor: BY_DEADLINE,
    facts: { changeId, due: deadline.due },
    closeTasks: [{ key: deadline.key, as: 'lapsed' }],
    closeDeadlines: [{ key: deadline.key, as: 'lapsed' }],
    openTasks: [escalatedTask(story, deadline.key, 'change.decide', `changes/${changeId}`)],
    openDeadlines: [escalated(story, deadline.key, serve.reviewWithin, reminders)],
  });
  const onRoute = story.progress.onRoute?.[changeId];
  if (!onRoute) return;
  const escalatedTo = { ...onRoute, next: 'bureau-approver' as const };
  story.progress = {
    ...story.progress,
    onRoute: { ...story.progress.onRoute, [changeId]: escalatedTo },
  };
}

function escalatedTask({ input }: ProjectStory, key: string, what: string, place: string) {
  return {
    key,
    what,
    for: { role: 'bureau-approver' as const, organisationId: input.bureauId },
    deadlineKey: key,
    at: `/projects/${input.projectId}/${place}`,
  };
}

function escalated(
  { input }: ProjectStory,
  key: string,
  period: Deadline['period'] & object,
  reminders: ProjectStory['input']['terms']['reminders'],
) {
  return {
    key,
    party: 'bureau' as const,
    organisationId: input.bureauId,
    period,
    byDefault: 'escalated',
    reminders,
  };
}

/** The day of a round that waits for no report. */
async function reachRound(story: ProjectStory, round: string, deadline: Deadline): Promise<void> {
  await story.process.record({
    decision: 'reach-round',
    actor: BY_DEADLINE,
    facts: { round, due: deadline.due },
    closeDeadlines: [{ key: deadline.key, as: 'met' }],
  });
  story.progress = { ...story.progress, dueRounds: [...story.progress.dueRounds, round] };
  story.process.later(() => moveOn(story));
}
