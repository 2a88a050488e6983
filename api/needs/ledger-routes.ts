import { z } from 'zod';
import { maskEmail } from '../../domain/needs/mask-email';
import { parseCsv } from '../../domain/needs/parse-csv';
import { language } from '../people/people-schemas';
import { tableTemplate } from '../record/pages/table-template';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { projectParams, toProject } from '../serve/project-params';
import { addRow, importRows } from './ledger-writer';
import { codesOf, deliverablesOf } from './looked-up';
import { householdView, importAnswer, importBody, importKind, needView, serviceView } from './needs-schema';
import { ledgerTitle, needsTable } from './pages/needs-tables';

const params = projectParams.extend({ kind: importKind });

export const ledgerRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/households',
    action: 'needs.read',
    summary: 'Household files 一户一档; contact data is masked',
    tag: 'needs',
    params: projectParams,
    query: pageQuery.extend({
      riskClass: z.string().max(40).optional(),
      group: z.string().max(40).optional(),
    }),
    answer: pageOf(householdView),
    relation: toProject,
    handle: async ({ services, params: { projectId }, query: { riskClass, group, ...page } }) => {
      const filter = { projectId, ...(riskClass ? { riskClass } : {}), ...(group ? { group } : {}) };
      const { items, next } = await services.store.page('households', filter, page);
      return { items: items.map((one) => ({ ...one, email: maskEmail(one.email) })), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/needs',
    action: 'needs.read',
    summary: 'Needs 需求 of the households',
    tag: 'needs',
    params: projectParams,
    query: pageQuery.extend({
      status: z.string().max(40).optional(),
      householdId: z.string().max(64).optional(),
    }),
    answer: pageOf(needView),
    relation: toProject,
    handle: async ({ services: { store }, params: { projectId }, query }) => {
      const { status, householdId, ...page } = query;
      const filter = { projectId, ...(status ? { status } : {}), ...(householdId ? { householdId } : {}) };
      const { items, next } = await store.page('needs', filter, page);
      const codes = await codesOf(
        store,
        items.map((one) => one.householdId),
      );
      return {
        items: items.map((one) => ({ ...one, householdCode: codes.get(one.householdId) ?? null })),
        next,
      };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/services',
    action: 'needs.read',
    summary: 'Service records: visits, activities, cases; the newest first',
    tag: 'needs',
    params: projectParams,
    query: pageQuery.extend({ kind: z.string().max(40).optional() }),
    answer: pageOf(serviceView),
    relation: toProject,
    handle: async ({ services: { store }, params: { projectId }, query: { kind, ...page } }) => {
      const filter = { projectId, ...(kind ? { kind } : {}) };
      const { items, next } = await store.page('serviceRecords', filter, { ...page, sort: { on: -1 } });
      const codes = await codesOf(
        store,
        items.flatMap((one) => one.householdIds),
      );
      const titles = await deliverablesOf(store, projectId);
      return {
        items: items.map((one) => ({
          ...one,
          householdCodes: one.householdIds.flatMap((id) => codes.get(id) ?? []),
          deliverable: (one.deliverableId && titles.get(one.deliverableId)) || null,
        })),
        next,
      };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/:kind/import',
    atomic: true,
    action: 'needs.write',
    summary:
      'Import household files, needs or service records, all or nothing; a preview names the faults of each row',
    tag: 'needs',
    params,
    body: importBody,
    answer: importAnswer,
    relation: toProject,
    handle: ({ services, caller, params: { projectId, kind }, body, at }) => {
      const of = { projectId, userId: caller.userId, at, preview: body.preview };
      return importRows(services, of, kind, body.rows ?? parseCsv(body.csv ?? ''));
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/:kind',
    atomic: true,
    action: 'needs.write',
    summary: 'Add one household file, need or service record',
    tag: 'needs',
    status: 201,
    params,
    body: z.record(
      z.string().max(40),
      z.union([z.string().max(2_000), z.number(), z.null(), z.array(z.string().max(64)).max(500)]),
    ),
    answer: importAnswer,
    relation: toProject,
    handle: ({ services, caller, params: { projectId, kind }, body, at }) =>
      addRow(services, { projectId, userId: caller.userId, at }, kind, body),
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/:kind/template',
    action: 'needs.write',
    summary: 'A workbook to fill in and import',
    tag: 'needs',
    params,
    query: z.strictObject({ lang: language.default('zh') }),
    answer: 'raw',
    relation: toProject,
    handle: ({ params: { kind }, query: { lang } }) =>
      tableTemplate(needsTable(kind), ledgerTitle(lang, kind), lang),
  }),
];
