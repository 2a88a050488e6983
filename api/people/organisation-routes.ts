import { z } from 'zod';
import type { Organisation } from '../../domain/people/account';
import { tableTemplate } from '../record/pages/table-template';
import { wordsIn } from '../record/pages/words';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { checkOrganisations } from './check-organisations';
import { faultsFoundBy } from './faults-found-by';
import { ORGANISATION_TABLE } from './pages/organisation-table';
import {
  faultField,
  language,
  newOrganisation,
  organisationChange,
  organisationKind,
  organisationView,
  recordId,
} from './people-schemas';

const params = z.object({ organisationId: recordId });

export const organisationRoutes = [
  route({
    method: 'get',
    path: '/organisations',
    action: 'people.list-organisations',
    summary: 'Organisations, newest first',
    tag: 'people',
    query: pageQuery.extend({ kind: organisationKind.optional(), uscc: z.string().max(18).optional() }),
    answer: pageOf(organisationView),
    handle: async ({ services, query: { kind, uscc, ...page } }) => {
      const filter = { ...(kind && { kind }), ...(uscc && { uscc }) };
      const { items, next } = await services.store.page('organisations', filter, page);
      return { items: items.map(viewOf), next };
    },
  }),
  route({
    method: 'get',
    path: '/organisations/:organisationId',
    action: 'people.see-organisation',
    summary: 'One organisation',
    tag: 'people',
    params,
    answer: organisationView,
    relation: async ({ services, caller, params: { organisationId } }) => {
      await services.store.organisations.need(organisationId);
      return organisationId === caller.organisationId ? ['own-organisation'] : [];
    },
    handle: async ({ services, params: { organisationId } }) =>
      viewOf(await services.store.organisations.need(organisationId)),
  }),
  route({
    method: 'post',
    path: '/organisations',
    atomic: true,
    action: 'people.manage-organisations',
    summary: 'Enter an organisation',
    tag: 'people',
    status: 201,
    body: newOrganisation,
    answer: organisationView,
    handle: async ({ services, body }) => {
      await checkOrganisations(services.store, [body]);
      const organisation = { id: services.newId(), ...body };
      await services.store.organisations.insert(organisation);
      return viewOf(organisation);
    },
  }),
  route({
    method: 'post',
    path: '/organisations/import',
    atomic: true,
    action: 'people.manage-organisations',
    summary: 'Enter many organisations: all or none, with the faults of every row',
    tag: 'people',
    status: 201,
    body: z.array(newOrganisation).min(1).max(500),
    answer: z.object({ items: z.array(organisationView) }),
    handle: async ({ services: { store, newId }, body }) => {
      await checkOrganisations(store, body, (row) => `${row}.`);
      const organisations = body.map((one) => ({ id: newId(), ...one }));
      await store.transaction(() => store.organisations.insertMany(organisations));
      return { items: organisations.map(viewOf) };
    },
  }),
  route({
    method: 'post',
    path: '/organisations/check',
    action: 'people.manage-organisations',
    summary: 'Check organisations before they are imported: names the faults of every row, writes nothing',
    tag: 'people',
    repeatable: true,
    body: z.array(newOrganisation).min(1).max(500),
    answer: z.object({ faults: z.array(faultField) }),
    handle: async ({ services: { store }, body }) => ({
      faults: await faultsFoundBy(() => checkOrganisations(store, body, (row) => `${row}.`)),
    }),
  }),
  route({
    method: 'get',
    path: '/organisations/import/template',
    action: 'people.manage-organisations',
    summary: 'A workbook to fill in and import',
    tag: 'people',
    query: z.strictObject({ lang: language.default('zh') }),
    answer: 'raw',
    handle: ({ query: { lang } }) =>
      tableTemplate(ORGANISATION_TABLE, wordsIn(lang).t('people.organisations'), lang),
  }),
  route({
    method: 'patch',
    path: '/organisations/:organisationId',
    action: 'people.manage-organisations',
    summary: 'Change what is known of an organisation',
    tag: 'people',
    params,
    body: organisationChange,
    answer: organisationView,
    handle: async ({ services: { store }, params: { organisationId }, body }) => {
      const known = await store.organisations.need(organisationId);
      const changed = { ...known, ...defined(body) };
      await checkOrganisations(store, [changed]);
      await store.organisations.put(organisationId, defined(body));
      return viewOf(changed);
    },
  }),
];

/** An organisation as others see it: of its account number the last four digits. */
export function viewOf(organisation: Organisation) {
  const { bankAccount } = organisation;
  return { ...organisation, bankAccount: bankAccount === null ? null : `****${bankAccount.slice(-4)}` };
}

function defined<T extends object>(fields: T): Partial<T> & { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
