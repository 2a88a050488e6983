import { z } from 'zod';
import { balances, unbalancedPostings } from '../../domain/money/ledger';
import type { LedgerPosting } from '../../domain/money/ledger-posting';
import { sumOfTotals } from '../../domain/money/ledger-totals';
import type { Difference } from '../../domain/money/reconciliation';
import { relationsToProgramme } from '../record/relations';
import { type RelationContext, route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { balancesView, differenceView, postingView, programmeParams, totalsView } from './money-schemas';

const toProgramme = ({ services, caller, params }: RelationContext<{ programmeId: string }, unknown>) =>
  relationsToProgramme(services.store, caller, params.programmeId);

function summary(postings: LedgerPosting[]): z.input<typeof balancesView> {
  const accounts = balances(postings);
  return {
    accounts,
    sum: accounts.reduce((sum, one) => sum + one.balance, 0),
    postings: postings.length,
    unbalanced: unbalancedPostings(postings),
  };
}

export const ledgerRoutes = [
  route({
    method: 'get',
    path: '/programmes/:programmeId/ledger',
    action: 'money.read-ledger',
    summary: 'Balances of all accounts of a programme; their sum is zero',
    tag: 'money',
    params: programmeParams,
    answer: balancesView,
    relation: toProgramme,
    handle: async ({ services, params }) => summary(await services.store.postings.find(params)),
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/postings',
    action: 'money.read-ledger',
    summary: 'Postings of a programme, oldest first',
    tag: 'money',
    params: programmeParams,
    query: pageQuery.extend({ projectId: z.string().max(64).optional() }),
    answer: pageOf(postingView),
    relation: toProgramme,
    handle: ({ services, params, query: { projectId, ...page } }) =>
      services.store.page(
        'postings',
        { ...params, ...(projectId ? { projectId } : {}) },
        { ...page, sort: { at: 1 } },
      ),
  }),
  route({
    method: 'get',
    path: '/ledger',
    action: 'money.read-whole-ledger',
    summary: 'Balances of all accounts of all programmes; their sum is zero',
    tag: 'money',
    answer: balancesView,
    handle: async ({ services }) => summary(await services.store.postings.find({})),
  }),
  route({
    method: 'get',
    path: '/ledger/totals',
    action: 'money.read-whole-ledger',
    summary: 'Balances of all programmes by kind of account, as kept with every posting; their sum is zero',
    tag: 'money',
    answer: totalsView,
    handle: async ({ services: { store } }) => {
      const { balances: kinds, ...counted } = sumOfTotals(await store.ledgerTotals.find({}));
      return {
        ...counted,
        kinds: Object.entries(kinds).map(([kind, balance]) => ({ kind, balance })),
        sum: Object.values(kinds).reduce((sum, one) => sum + one, 0),
      };
    },
  }),
  route({
    method: 'get',
    path: '/ledger/postings',
    action: 'money.read-whole-ledger',
    summary: 'Postings of all programmes, newest first',
    tag: 'money',
    query: pageQuery.extend({ programmeId: z.string().max(64).optional() }),
    answer: pageOf(postingView),
    handle: ({ services, query: { programmeId, ...page } }) =>
      services.store.page('postings', programmeId ? { programmeId } : {}, { ...page, sort: { at: -1 } }),
  }),
  route({
    method: 'get',
    path: '/ledger/reconciliation',
    action: 'money.read-whole-ledger',
    summary: 'What the nightly comparisons of bank and ledger found, newest first',
    tag: 'money',
    query: pageQuery,
    answer: pageOf(differenceView),
    handle: async ({ services, query }) => {
      // One short stream for each programme: no index of the whole journal is needed for these few entries.
      const compared = await services.store.processes.find({ open: false, kind: 'reconciliation' });
      const filter = { stream: { $in: compared.map(({ id }) => id) } };
      const { items, next } = await services.store.page('journal', filter, { ...query, sort: { at: -1 } });
      return {
        items: items.map(({ programmeId, at, facts }) => ({
          programmeId,
          at,
          ...(facts as unknown as Found),
        })),
        next,
      };
    },
  }),
];

interface Found {
  differences: Difference[];
}
