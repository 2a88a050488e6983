import { z } from 'zod';
import { workflowId } from '../../domain/record/workflow-id';
import { certifyReport, reviewReport, submitReport } from '../../domain/serve/project-decisions';
import { reportRecordId } from '../../domain/serve/report-id';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { projectParams, reportParams, stateAnswer, toProject, versionParams } from './project-params';
import { reportBody, reportView, sectionVerdicts, viewOfReport } from './report-schema';
import { saveReport } from './save-report';

const version = z.int().min(1).max(1_000);

export const reportRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/reports',
    action: 'serve.read-reports',
    summary: 'All versions of all reports; drafts are seen by the organisation only',
    tag: 'serve',
    params: projectParams,
    query: pageQuery.extend({ reportId: z.string().max(64).optional() }),
    answer: pageOf(reportView),
    relation: toProject,
    handle: async ({ services, caller, params, query }) => {
      const { reportId, ...page } = query;
      const project = await services.store.projects.need(params.projectId);
      const own = project.organisationId === caller.organisationId;
      const filter = {
        projectId: project.id,
        ...(reportId ? { reportId } : {}),
        ...(own ? {} : { status: { $nin: ['draft', 'submitted'] } }),
      };
      const { items, next } = await services.store.page('reports', filter, page);
      return { items: items.map(viewOfReport), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/reports/:reportId/:version',
    action: 'serve.read-reports',
    summary: 'One version of a report',
    tag: 'serve',
    params: versionParams,
    answer: reportView,
    relation: toProject,
    handle: async ({ services, caller, params }) => {
      const project = await services.store.projects.need(params.projectId);
      const report = await services.store.reports.need(
        reportRecordId(project.id, params.reportId, params.version),
      );
      const unseen =
        project.organisationId !== caller.organisationId && ['draft', 'submitted'].includes(report.status);
      return viewOfReport(unseen ? await services.store.reports.need('') : report);
    },
  }),
  route({
    method: 'put',
    path: '/projects/:projectId/reports/:reportId',
    action: 'serve.write-report',
    summary: 'Save the draft of a report; If-Match guards against an old copy',
    tag: 'serve',
    params: reportParams,
    body: reportBody,
    answer: reportView,
    relation: toProject,
    handle: async ({ services, params, body, ifMatch }) =>
      viewOfReport(await saveReport(services, { ...params, ifMatch }, body)),
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/reports/:reportId/submit',
    action: 'serve.submit-report',
    summary: 'Hand the saved draft to the certifier; every fault of it is named at once',
    tag: 'serve',
    params: reportParams,
    body: z.strictObject({ version }),
    answer: stateAnswer,
    relation: toProject,
    handle: ({ services, actor, at, params, body, key }) => {
      const input = { actor, at, reportId: params.reportId, version: body.version };
      return services.decide(workflowId.project(params.projectId), submitReport, input, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/reports/:reportId/certify',
    action: 'serve.certify-report',
    summary: 'Sign the report off as a second person, or give it back to the editor',
    tag: 'serve',
    params: reportParams,
    body: z.strictObject({ version, verdict: z.enum(['certified', 'given-back']).default('certified') }),
    answer: stateAnswer,
    relation: toProject,
    handle: ({ services, actor, at, params, body, key }) => {
      const input = { actor, at, reportId: params.reportId, version: body.version, verdict: body.verdict };
      return services.decide(workflowId.project(params.projectId), certifyReport, input, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/reports/:reportId/review',
    action: 'serve.review-report',
    summary: 'Accept or return each section, with reasons; accepted when every section is',
    tag: 'serve',
    params: reportParams,
    body: z.strictObject({ version, sections: sectionVerdicts }),
    answer: stateAnswer.extend({ report: z.enum(['accepted', 'returned']) }),
    relation: toProject,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      const { projectId, reportId } = params;
      const id = reportRecordId(projectId, reportId, body.version);
      await services.store.reports.need(id);
      // The reasons are saved first: what goes through the process is the verdicts only.
      await services.store.reports.update(
        { id },
        { [`reviews.${caller.userId}`]: { at, sections: body.sections } },
      );
      const sections = body.sections.map(({ code, verdict }) => ({ code, verdict }));
      const input = { actor, at, reportId, version: body.version, sections };
      return services.decide(workflowId.project(projectId), reviewReport, input, key);
    },
  }),
];
