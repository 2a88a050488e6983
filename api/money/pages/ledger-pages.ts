import type { z } from 'zod';
import { type Column, listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { tableOf } from '../../serve/pages/the-project';
import type { balancesView, differenceView, postingView, totalsView } from '../money-schemas';

type Posting = z.output<typeof postingView>;
type Balances = z.output<typeof balancesView>;
type Totals = z.output<typeof totalsView>;

/** One line of a posting: what went to an account, or out of it. */
interface Line extends Omit<Posting, 'lines'> {
  account: string;
  amount: number;
}

const linesOf = (_: PageContext, postings: Posting[]): Promise<Line[]> =>
  Promise.resolve(
    postings.flatMap(({ lines, ...posting }) => lines.map((line) => ({ ...posting, ...line }))),
  );

/** `reserved/01J…` in words: the kind of account, and whose. */
function accountWords({ t, has }: PageContext, account: string): string {
  const [kind = '', ...of] = account.split('/');
  const key = `money.account-${kind}`;
  return [has(key) ? t(key) : kind, ...of].join(' ');
}

const columns: Column<Line>[] = [
  {
    label: 'record.when',
    value: ({ at }) => at,
    show: ({ at }, { time }) => ({ text: time(at) }),
  },
  { label: 'money.posting', value: ({ id }) => id },
  {
    label: 'serve.project',
    value: ({ projectId }) => projectId,
    show: ({ projectId }) =>
      projectId === null ? { text: '—' } : { text: projectId, href: `/projects/${projectId}` },
  },
  { label: 'money.account', value: ({ account }, context) => accountWords(context, account) },
  {
    label: 'money.into',
    value: ({ amount }) => (amount > 0 ? amount / 100 : null),
    show: ({ amount }, { money }) => ({ text: amount > 0 ? money(amount) : '', format: 'numeric' }),
  },
  {
    label: 'money.out-of',
    value: ({ amount }) => (amount < 0 ? -amount / 100 : null),
    show: ({ amount }, { money }) => ({ text: amount < 0 ? money(-amount) : '', format: 'numeric' }),
  },
];

/** Balances by kind of account; they sum to zero, or the ledger is broken. */
function balancesOf(context: PageContext, { kinds, sum, unbalanced, postings }: Totals) {
  const { t, money } = context;
  const isWhole = sum === 0 && unbalanced === 0;
  return {
    isWhole,
    verdict: t(isWhole ? 'money.ledger-whole' : 'money.ledger-broken', { count: postings }),
    balances: tableOf(
      context,
      'money.balances',
      ['money.account', 'money.balance'],
      kinds.map(({ kind, balance }) => [
        { text: accountWords(context, kind) },
        { text: money(balance), format: 'numeric' as const },
      ]),
    ),
  };
}

/** The accounts of one programme by their kinds. */
function byKind({ accounts, unbalanced, ...counted }: Balances): Totals {
  const kinds = new Map<string, number>();
  for (const { account, balance } of accounts) {
    const kind = String(account.split('/')[0]);
    kinds.set(kind, (kinds.get(kind) ?? 0) + balance);
  }
  const sums = [...kinds].map(([kind, balance]) => ({ kind, balance }));
  return { ...counted, unbalanced: unbalanced.length, kinds: sums };
}

export const programmeLedgerPage = listPage<Line>({
  path: '/programmes/:programmeId/ledger',
  right: 'GET /programmes/:programmeId/postings',
  title: 'money.ledger',
  lead: 'money.ledger-lead',
  empty: 'money.no-posting',
  template: 'money/ledger-page',
  items: linesOf,
  columns,
  async around(context) {
    const { desk, params, own } = context;
    const programme = await desk.see<{ title: { zh: string; en: string } }>(
      '/programmes/:programmeId',
      params,
    );
    return {
      ...balancesOf(context, byKind(await desk.see<Balances>('/programmes/:programmeId/ledger', params))),
      crumbs: [{ text: own(programme.title), href: `/programmes/${params.programmeId}` }],
    };
  },
});

/** Of all programmes, for auditors. */
export const wholeLedgerPage = listPage<Line>({
  path: '/ledger',
  right: 'GET /ledger/postings',
  title: 'money.whole-ledger',
  lead: 'money.ledger-lead',
  empty: 'money.no-posting',
  template: 'money/ledger-page',
  async filters({ desk, own }) {
    const found = await desk.seeIf<{ items: { id: string; title: { zh: string; en: string } }[] }>(
      '/programmes',
      {},
      { limit: '100' },
    );
    const options = (found?.items ?? []).map(({ id, title }) => ({ value: id, text: own(title) }));
    return [{ kind: 'choice', name: 'programmeId', label: 'serve.programme', options }];
  },
  items: linesOf,
  columns,
  async around(context) {
    return balancesOf(context, await context.desk.see<Totals>('/ledger/totals'));
  },
});

type Found = z.output<typeof differenceView>;
interface Difference {
  at: string;
  programmeId: string;
  kind: string | null;
  ref: string | null;
  expected: number;
  found: number;
}

/** What the nightly comparisons of bank and ledger found. */
export const reconciliationPage = listPage<Difference>({
  path: '/ledger/reconciliation',
  right: 'GET /ledger/reconciliation',
  title: 'money.reconciliation',
  empty: 'money.no-reconciliation',
  items: (_, items: Found[]) =>
    Promise.resolve(
      items.flatMap(({ at, programmeId, differences }): Difference[] =>
        differences.length === 0
          ? [{ at, programmeId, kind: null, ref: null, expected: 0, found: 0 }]
          : differences.map(({ kind, ref, expected, found }) => ({
              ...{ at, programmeId, kind, ref, expected, found },
            })),
      ),
    ),
  columns: [
    { label: 'record.when', value: ({ at }) => at, show: ({ at }, { time }) => ({ text: time(at) }) },
    {
      label: 'serve.programme',
      value: ({ programmeId }) => programmeId,
      show: ({ programmeId }) => ({ text: programmeId, href: `/programmes/${programmeId}` }),
    },
    {
      label: 'money.found-difference',
      value: ({ kind }, { t, has }) => {
        if (kind === null) return t('money.agrees');
        const key = `money.difference-${kind}`;
        return has(key) ? t(key) : kind;
      },
    },
    { label: 'money.posting', value: ({ ref }) => ref },
    {
      label: 'money.expected',
      value: ({ expected }) => expected / 100,
      show: ({ expected }, { money }) => ({ text: money(expected), format: 'numeric' }),
    },
    {
      label: 'money.found',
      value: ({ found }) => found / 100,
      show: ({ found }, { money }) => ({ text: money(found), format: 'numeric' }),
    },
  ],
});
