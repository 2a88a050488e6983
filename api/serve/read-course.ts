import type { z } from 'zod';
import { SETTLED } from '../../domain/evaluate/evaluation-lifecycle';
import { wordsOf } from '../../domain/record/catalogue';
import type { DeadlineRecord, TaskRecord } from '../../domain/record/records';
import { CHANGE_GROUNDS } from '../../domain/serve/change-terms';
import { GROUND_WORDS } from '../../domain/serve/change-words';
import { type ProjectState, projectLifecycle } from '../../domain/serve/project-lifecycle';
import { presentStage, projectTrack, type StageDates } from '../../domain/serve/project-track';
import type { Report } from '../../domain/serve/report';
import type { Services } from '../record/route';
import { type CourseFacts, readCourseFacts } from './course-facts';
import { reportsOf } from './course-reports';
import type { courseView } from './course-schema';
import { outlooks } from './course-tranches';

type Course = z.input<typeof courseView>;

const coded = (code: string) => ({ code, ...wordsOf(code) });
const MOST_DEADLINES = 200;

/**
 * Where a project stands: out of its own records and its pinned rulebook.
 * @param reader the organisation that asks: of reports that are not signed off others learn nothing
 */
export async function readCourse(
  services: Services,
  projectId: string,
  reader: { organisationId: string },
): Promise<Course> {
  const { store } = services;
  const now = await services.now();
  const facts = await readCourseFacts(store, projectId);
  const { project, programme, organisation, application, rulebook } = facts;
  const stageFacts = {
    state: project.state,
    openRounds: facts.evaluations.filter(({ state }) => !SETTLED.includes(state)).length,
    openFindings: facts.findings.filter(({ outcome }) => outcome === null).length,
  };
  const open = { projectId, status: 'open' } as const;
  const deadlines = await store.deadlines.find(open, { sort: { due: 1 }, limit: MOST_DEADLINES });
  const tasks = await store.tasks.find(open, { limit: MOST_DEADLINES });
  const lapsed = await store.deadlines.find({ projectId, status: 'lapsed' }, { limit: MOST_DEADLINES });
  const accepted = facts.reports.filter(({ status }) => status === 'accepted');
  return {
    projectId,
    state: coded(project.state),
    organisation: organisation?.name ?? '',
    programme: programme.title,
    stage: presentStage(stageFacts),
    track: projectTrack(stageFacts, datesOf(facts)),
    changeGrounds: CHANGE_GROUNDS.filter((ground) =>
      rulebook.serve.changes?.some(({ grounds }) => grounds?.includes(ground)),
    ).map((ground) => ({ ground, title: GROUND_WORDS[ground] })),
    ways: waysOut(project.state),
    deadlines: deadlines.map((one) => deadlineView(one, tasks, now)),
    reports: reportsOf(facts, { deadlines, lapsed }, reader.organisationId === project.organisationId),
    rounds: rulebook.evaluation.rounds.map(({ id, title }) => ({ round: id, title })),
    grades: rulebook.evaluation.bands.map(({ grade, title }) => ({ grade, title })),
    deliverables: await Promise.all(
      application.deliverables.map(async ({ id, title, count }) => ({
        ...{ id, title, count, done: doneOf(accepted, id) },
        recorded: await store.serviceRecords.count({ projectId, deliverableId: id }),
      })),
    ),
    budgetLines: application.budget.map(({ id, category, item }) => ({
      ...{ id, item },
      category: rulebook.budget.categories.find(({ code }) => code === category)?.title ?? {
        zh: category,
        en: category,
      },
    })),
    tranches: await outlooks(store, facts, now),
  };
}

function datesOf({ programme, project, evaluations, findings }: CourseFacts): StageDates {
  const { stages, endedAs } = project;
  const ended = endedAs === null ? null : (stages[endedAs] ?? null);
  const first = (instants: (string | null)[]) => instants.filter((one) => one !== null).sort()[0] ?? null;
  const closed = evaluations.length > 0 && evaluations.every(({ state }) => SETTLED.includes(state));
  const finals = evaluations.flatMap(({ finalAt, noResult }) => finalAt ?? noResult?.at ?? []).sort();
  return {
    publish: { from: programme.publishedAt, to: programme.closesAt },
    match: { from: programme.closesAt, to: stages.running ?? null },
    serve: { from: stages.running ?? null, to: project.endsOn },
    evaluate: {
      from: first(evaluations.map(({ openedAt }) => openedAt)),
      to: closed ? (finals.at(-1) ?? null) : null,
    },
    improve: {
      from: first([...findings.map(({ openedAt }) => openedAt), stages.closing ?? null]),
      to: endedAs === 'closed' ? ended : null,
    },
  };
}

function waysOut(state: string): Course['ways'] {
  const ways = Object.entries(projectLifecycle.table[state as ProjectState] ?? {});
  return ways.filter(([, to]) => to !== state).map(([decision, to]) => ({ decision, to: coded(to) }));
}

function deadlineView(one: DeadlineRecord, tasks: readonly TaskRecord[], now: string) {
  const asked = tasks.filter((task) => task.workflowId === one.workflowId && task.deadlineKey === one.key);
  return {
    party: coded(one.party),
    what: [...new Set(asked.map(({ what }) => what))].map(coded),
    due: one.due,
    provisional: one.provisional,
    overdue: one.due < now,
    byDefault: coded(one.byDefault),
  };
}

const doneOf = (reports: readonly Report[], deliverable: string) =>
  reports
    .flatMap(({ outputs }) => outputs)
    .filter(({ deliverableId }) => deliverableId === deliverable)
    .reduce((sum, { done }) => sum + done, 0);
