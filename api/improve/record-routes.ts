import { checkTargets, phaseRecords } from '../../domain/improve/check-targets';
import { carriedTargets, improvementPlan } from '../../domain/improve/improvement-plan';
import { outputsOf } from '../../domain/improve/outputs-of';
import { currentStanding } from '../../domain/improve/standing-now';
import type { Application } from '../../domain/match/application';
import type { Rulebook } from '../../domain/publish/rulebook';
import { Fault } from '../../domain/record/fault';
import type { Role } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { Report } from '../../domain/serve/report';
import { relationsToProject } from '../record/relations';
import { type Caller, route } from '../record/route';
import { plansInto } from './carried-plan-routes';
import {
  carryOverView,
  organisationParams,
  projectParams,
  publicRecordView,
  recordView,
} from './improve-schemas';
import { findingsOf, linesOf, publicLine, withTitles, wordsFor } from './record-lines';
import { toOrganisation } from './to-organisation';

const OVERSEE: readonly Role[] = ['auditor', 'administrator'];

/**
 * Carried targets beside what a project that has not ended promises and has done so far. What the bureau says of them
 * is its own until the final evaluation has been scored: it is one of those who score, and must lead no other.
 */
async function checkedSoFar(
  store: Store,
  { organisationId, roles }: Caller,
  project: ProjectRecord,
  { application, accepted, rulebook }: { application: Application; accepted: Report[]; rulebook: Rulebook },
) {
  const plans = await plansInto(store, project);
  if (plans.length === 0) return [];
  const evaluations = await store.evaluations.find({ projectId: project.id });
  const records = phaseRecords(application, accepted, evaluations, rulebook, false);
  const isScoring = evaluations.some(({ round, draftedAt }) => round === 'final' && draftedAt === null);
  const mayHear =
    !isScoring || organisationId === project.bureauId || roles.some((one) => OVERSEE.includes(one));
  return checkTargets(plans, records, mayHear ? project.targetJudgements : []);
}

export const improveRecordRoutes = [
  route({
    method: 'get',
    path: '/organisations/:organisationId/record',
    action: 'improve.see-record',
    summary: 'The organisation’s record 信用/等级: what it means now, and its lines',
    tag: 'improve',
    params: organisationParams,
    answer: recordView,
    relation: toOrganisation,
    handle: async ({ services: { store }, caller, at, params: { organisationId } }) => {
      const lines = await linesOf(store, organisationId);
      return {
        organisationId,
        current: currentStanding(lines, at),
        lines: await wordsFor(store, caller, lines),
        findings: await findingsOf(store, organisationId),
      };
    },
  }),
  route({
    method: 'get',
    path: '/public/organisations/:organisationId/record',
    action: 'public',
    summary: 'The public part of a social organisation’s record',
    tag: 'improve',
    params: organisationParams,
    answer: publicRecordView,
    handle: async ({ services, at, params: { organisationId } }) => {
      const organisation = await services.store.organisations.need(organisationId);
      if (organisation.kind !== 'social-organisation')
        throw new Fault('not-found', { en: 'no such social organisation', zh: '没有这家社会组织' });
      const lines = await linesOf(services.store, organisationId);
      const { standing, until } = currentStanding(lines, at);
      return { organisationId, name: organisation.name, standing, until, grades: lines.map(publicLine) };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/carry-over',
    action: 'improve.see-carry-over',
    summary: 'Improvement plan 绩效改进计划书, and what goes into the next phase',
    tag: 'improve',
    params: projectParams,
    answer: carryOverView,
    relation: ({ services, caller, params }) => relationsToProject(services.store, caller, params.projectId),
    handle: async ({ services: { store }, caller, params: { projectId } }) => {
      const project = await store.projects.need(projectId);
      const application = await store.applications.need(project.applicationId);
      const { rulebook } = await store.rulebooks.need(project.rulebookHash);
      const accepted = await store.reports.find({ projectId, status: 'accepted' });
      const plan = improvementPlan({
        projectId,
        programmeId: project.programmeId,
        organisationId: project.organisationId,
        grade: project.grades.final?.grade ?? null,
        outputs: outputsOf(application.deliverables, accepted),
        findings: await store.findings.find({ projectId }),
        indicators: rulebook.evaluation.rounds.flatMap(({ indicators }) => indicators),
      });
      const line = await store.standings.get(projectId);
      const [standing = null] = await withTitles(store, line ? [line] : []);
      const band = rulebook.evaluation.bands.find(({ grade }) => grade === plan.grade);
      return {
        plan,
        gradeTitle: band?.title ?? null,
        carried: rulebook.improve.carryPlan,
        carriedOver: standing?.carriedOver ?? carriedTargets(plan),
        checked: standing
          ? (standing.checked ?? [])
          : await checkedSoFar(store, caller, project, { application, accepted, rulebook }),
        judging: standing === null && project.stages?.final !== undefined,
        standing,
      };
    },
  }),
];
