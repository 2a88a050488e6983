import { Fault } from '../../../domain/record/fault';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import { basisLines, type MeasureView, measureText } from './measure-basis';
import { table } from './round-tables';
import { namedIn, ROUND, roundCrumbs, seeRound } from './the-round';

/** One measure: its value, what it was worked out from, and the records behind it as far as the reader may see them. */
export const measurePage = page({
  path: `${ROUND}/measures/:measure`,
  right: `GET ${ROUND}/measures`,
  template: 'evaluate/measure-page',
  async show(context) {
    const { desk, params, own, t, time } = context;
    const round = await seeRound(context);
    const { items } = await desk.see<{ items: MeasureView[] }>(`${ROUND}/measures`, params);
    const measure = items.find((one) => one.measure === params.measure);
    if (!measure) throw new Fault('not-found', { en: 'no such measure of this round', zh: null });
    const named = namedIn(context, round);
    const facts: [string, string][] = [
      [t('evaluate.value'), measureText(context, measure.measure, measure.value)],
      [t('evaluate.as-of'), time(measure.at)],
      [t('evaluate.decides'), measure.indicators.map(named).join(' · ') || '—'],
    ];
    return {
      title: own(measure.words),
      crumbs: await roundCrumbs(context, round),
      facts: [
        ...facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
        ...basisLines(context, measure.basis),
      ],
      deliverables: await deliverablesTable(context, measure.basis),
      records: await recordsTable(context, round.programmeId, measure),
      total: measure.evidence.total,
      isSurvey: measure.measure === 'satisfaction',
    };
  },
});

interface Deliverable {
  id: string;
  expected: number;
  done: number;
  share: number;
}

/** Deliverable by deliverable, where the measure was taken from those. */
async function deliverablesTable(context: PageContext, basis: unknown) {
  const { desk, params, number, percent } = context;
  const { deliverables = [] } = (basis ?? {}) as { deliverables?: Deliverable[] };
  if (deliverables.length === 0) return null;
  const plan = await desk.seeIf<{ plan: { targets: { ref: string; title: string }[] } }>(
    '/projects/:projectId/carry-over',
    params,
  );
  const titleOf = (id: string) => plan?.plan.targets.find(({ ref }) => ref === id)?.title ?? id;
  const rows = deliverables.map(({ id, expected, done, share }): Cell[] => [
    { text: titleOf(id) },
    { text: number(expected), format: 'numeric' },
    { text: number(done), format: 'numeric' },
    { text: percent(share), format: 'numeric' },
  ]);
  const head = ['evaluate.deliverable', 'evaluate.expected', 'evaluate.done', 'evaluate.share'];
  return table(context, 'evaluate.deliverables', head, rows);
}

type Row = { [field: string]: string | number | null };

/** Pages of a hundred that are looked through at most. */
const MOST_PAGES = 10;

/** Which list of the API holds the records, and what of each is told. */
const LISTS: { readonly [kind: string]: { path: string; tell(one: Row, context: PageContext): Cell[] } } = {
  reports: {
    path: '/projects/:projectId/reports',
    tell: (one, { code, time }) => [
      { text: `${one.reportId ?? one.id}` },
      { text: one.submittedAt ? time(String(one.submittedAt)) : '—' },
      { text: code(String(one.status)) },
    ],
  },
  households: {
    path: '/projects/:projectId/households',
    tell: (one, { day }) => [{ text: String(one.code) }, { text: day(String(one.updatedOn)) }, { text: '—' }],
  },
  serviceRecords: {
    path: '/projects/:projectId/services',
    tell: (one, { day, t }) => [
      { text: t(`evaluate.service-${one.kind}`) },
      { text: day(String(one.on)) },
      { text: t('evaluate.people', { count: Number(one.people) }) },
    ],
  },
  spotChecks: {
    path: '/projects/:projectId/spot-checks',
    tell: (one, { time, t }) => [
      { text: t('evaluate.drawing-count', { number: Number(one.drawing) }), href: `/spot-checks/${one.id}` },
      { text: time(String(one.endedAt)) },
      { text: t(`evaluate.check-${one.state}`) },
    ],
  },
  objections: {
    path: '/programmes/:programmeId/objections',
    tell: (one, { time, t }) => [
      { text: String(one.grounds) },
      { text: one.raisedAt ? time(String(one.raisedAt)) : '—' },
      { text: t(`match.objection-${one.status}`) },
    ],
  },
  changeRequests: {
    path: '/projects/:projectId/changes',
    tell: (one, { time, code }) => [
      { text: String(one.reason) },
      { text: time(String(one.requestedAt)) },
      { text: code(String(one.status)) },
    ],
  },
};

/** Looks through a list for these, as far as they lie among its newest. */
async function foundIn(
  { desk, params }: PageContext,
  path: string,
  programmeId: string,
  ids: readonly string[],
): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && found.length < ids.length && pages < MOST_PAGES; pages += 1) {
    const query: { [name: string]: string } = { limit: '100', ...(cursor && { cursor }) };
    const page: { items: Row[]; next: string | null } | null = await desk.seeIf(
      path,
      { ...params, programmeId },
      query,
    );
    found.push(...(page?.items ?? []).filter(({ id }) => ids.includes(String(id))));
    cursor = page?.next ?? null;
  }
  return found;
}

/** The records that a measure was taken from; null for a survey, whose answers are anonymous. */
async function recordsTable(context: PageContext, programmeId: string, { evidence }: MeasureView) {
  const list = LISTS[evidence.kind];
  if (!list || evidence.ids.length === 0) return null;
  const found = await foundIn(context, list.path, programmeId, evidence.ids);
  const rows = found.map((one) => list.tell(one, context));
  const head = ['evaluate.record', 'record.when', 'record.state'];
  return rows.length === 0 ? null : table(context, 'evaluate.records', head, rows);
}
