import { carriedTargets, improvementPlan } from '../../domain/improve/improvement-plan';
import { currentStanding } from '../../domain/improve/standing-now';
import { Fault } from '../../domain/record/fault';
import { relationsToProject } from '../record/relations';
import { route } from '../record/route';
import {
  carryOverView,
  organisationParams,
  projectParams,
  publicRecordView,
  recordView,
} from './improve-schemas';
import { findingsOf, linesOf, publicLine, withTitles, wordsFor } from './record-lines';
import { toOrganisation } from './to-organisation';

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
    handle: async ({ services: { store }, params: { projectId } }) => {
      const project = await store.projects.need(projectId);
      const application = await store.applications.need(project.applicationId);
      const { rulebook } = await store.rulebooks.need(project.rulebookHash);
      const accepted = await store.reports.find({ projectId, status: 'accepted' });
      const done = accepted.flatMap(({ outputs }) => outputs);
      const plan = improvementPlan({
        projectId,
        programmeId: project.programmeId,
        organisationId: project.organisationId,
        grade: project.grades.final?.grade ?? null,
        outputs: application.deliverables.map(({ id, title, count }) => ({
          ref: id,
          title: title.zh,
          target: count,
          result: done.reduce((sum, one) => (one.deliverableId === id ? sum + one.done : sum), 0),
        })),
        findings: await store.findings.find({ projectId }),
      });
      const line = await store.standings.get(projectId);
      const [standing = null] = await withTitles(store, line ? [line] : []);
      const band = rulebook.evaluation.bands.find(({ grade }) => grade === plan.grade);
      return {
        plan,
        gradeTitle: band?.title ?? null,
        carried: rulebook.improve.carryPlan,
        carriedOver: standing?.carriedOver ?? carriedTargets(plan),
        standing,
      };
    },
  }),
];
