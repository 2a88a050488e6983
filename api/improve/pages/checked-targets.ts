import type { z } from 'zod';
import type { TargetVerdict } from '../../../domain/improve/carried-target';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { checkedTarget } from '../improve-schemas';

export type CheckedTargetView = z.output<typeof checkedTarget>;

const TAGS: { readonly [verdict in TargetVerdict]: string } = {
  kept: 'govuk-tag--green',
  'not-kept': 'govuk-tag--red',
  'not-measurable': 'govuk-tag--grey',
};

const NUMERIC = { format: 'numeric' } as const;

export function verdictText({ t }: PageContext, verdict: TargetVerdict | null): string {
  return verdict === null ? t('improve.verdict-waits') : t(`improve.verdict-${verdict}`);
}

/** `result/target` of one phase; a finding has no figures. */
export function figures({ number }: PageContext, done: number | null, of: number | null): string {
  return done === null || of === null ? '—' : `${number(done)} / ${number(of)}`;
}

/** What an application promises beside what its applicant left short before; null: nothing is carried into it. */
export async function promisesTable(context: PageContext, applicationId: string) {
  const { desk, t, own, number } = context;
  const path = '/applications/:applicationId/carried-plan';
  const found = await desk.seeIf<{ items: CheckedTargetView[] }>(path, { applicationId });
  if (!found || found.items.length === 0) return null;
  const head = ['improve.carried-target', 'improve.earlier', 'improve.measure', 'improve.promised-now'];
  return {
    caption: t('improve.carried-into-application'),
    captionClasses: 'govuk-table__caption--m',
    head: head.map((key) => ({ text: t(key) })),
    rows: found.items.map((one): Cell[] => [
      { text: own(one.title) },
      { text: figures(context, one.result, one.target) },
      { text: one.measure ?? '—' },
      { text: promiseText(context, one, number) },
    ]),
  };
}

function promiseText({ t }: PageContext, one: CheckedTargetView, number: PageContext['number']): string {
  if (one.byRecords === 'not-measurable') return t('improve.nothing-alike');
  return one.promised === null ? t('improve.scored-again') : number(one.promised);
}

/** Earlier targets, what this phase promised and did, and what became of each. @param judge address of the form */
export function checkedTable(
  context: PageContext,
  caption: string,
  targets: readonly CheckedTargetView[],
  judge: ((target: CheckedTargetView) => string) | null = null,
) {
  const { t, own } = context;
  const head = ['improve.carried-target', 'improve.earlier', 'improve.measure', 'improve.this-phase'];
  const rows = targets.map((one): Cell[] => [
    { text: own(one.title), ...(judge && { href: judge(one) }) },
    { text: figures(context, one.result, one.target), ...NUMERIC },
    { text: one.measure ?? '—' },
    { text: figures(context, one.done, one.promised), ...NUMERIC },
    { text: verdictText(context, one.byRecords) },
    { text: verdictText(context, one.verdict), ...(one.verdict && { tag: TAGS[one.verdict] }) },
    { text: one.judged?.reason ?? '—' },
  ]);
  return {
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [...head, 'improve.records-say', 'improve.verdict', 'improve.reason'].map((key) => ({
      text: t(key),
    })),
    rows,
  };
}
