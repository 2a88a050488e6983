import { dimensionTree } from '../../../domain/evaluate/dimension-tree';
import { PARTY_WORDS } from '../../../domain/evaluate/party-words';
import { totalWords } from '../../../domain/evaluate/total-words';
import { workflowId } from '../../../domain/record/workflow-id';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { type MeasureView, measureText } from './measure-basis';
import { namedIn, type RoundView, roundAddress } from './the-round';

/** Options of a table with its caption; numbers stand to the right. */
export function table({ t }: PageContext, caption: string, head: readonly string[], rows: Cell[][]) {
  const numeric = (n: number) =>
    rows.length > 0 && rows.every((row) => row[n]?.format === 'numeric') ? 'numeric' : undefined;
  return {
    caption: t(caption),
    captionClasses: 'govuk-table__caption--m',
    head: head.map((key, n) => ({ text: t(key), format: numeric(n) })),
    rows,
  };
}

const ENDS: { readonly [status: string]: string } = { met: 'govuk-tag--green', lapsed: 'govuk-tag--red' };

/** Who has to score by when, and whether they did; of several evaluators or partners no names. */
export async function judgesTable(context: PageContext, { projectId, round }: RoundView) {
  const { services, own, t, time, now } = context;
  const clocks = await services.store.deadlines.find(
    { workflowId: workflowId.evaluation(projectId, round) },
    { sort: { key: 1 }, limit: 100 },
  );
  const counts = new Map<string, number>();
  const rows = clocks.flatMap(({ key, due, status }): Cell[][] => {
    const [, party] = /^score\/(bureau|street|evaluators|partners)\b/.exec(key) ?? [];
    if (!party) return [];
    const name = own(PARTY_WORDS[party as keyof typeof PARTY_WORDS]);
    const count = (counts.get(party) ?? 0) + 1;
    counts.set(party, count);
    const isOneOfMany = party === 'evaluators' || party === 'partners';
    return [
      [
        { text: isOneOfMany ? `${name} ${count}` : name },
        { text: time(due), late: status === 'open' && due < now ? t('record.overdue') : null },
        { text: t(`evaluate.clock-${status}`), tag: ENDS[status] ?? 'govuk-tag--blue' },
      ],
    ];
  });
  return table(context, 'evaluate.judges', ['record.party', 'record.due', 'record.state'], rows);
}

/** What the system took from its records; each number leads to what is behind it. */
export function measuresTable(context: PageContext, round: RoundView, measures: readonly MeasureView[]) {
  const { own, time } = context;
  const named = namedIn(context, round);
  const rows = measures.map((one): Cell[] => [
    { text: own(one.words), href: `${roundAddress(round)}/measures/${one.measure}` },
    { text: one.indicators.map(named).join(' · ') || '—' },
    { text: time(one.at) },
    { text: measureText(context, one.measure, one.value), format: 'numeric' },
  ]);
  const head = ['evaluate.measure', 'evaluate.decides', 'evaluate.as-of', 'evaluate.value'];
  return table(context, 'evaluate.measures', head, rows);
}

/** Points of each dimension, as far as it was scored. */
export function dimensionsTable(context: PageContext, round: RoundView) {
  const { own, number, percent } = context;
  const tree = dimensionTree(
    round.indicators,
    (id) => round.derivation.find((one) => one.indicator === id)?.earned ?? null,
  );
  const rows = tree.map(({ title, depth, points, earned }): Cell[] => [
    { text: `${'— '.repeat(depth)}${own(title)}` },
    { text: number(points), format: 'numeric' },
    { text: earned === null ? '—' : number(earned), format: 'numeric' },
    { text: earned === null ? '—' : percent(earned / points), format: 'numeric' },
  ]);
  const head = ['evaluate.dimension', 'evaluate.full-points', 'evaluate.earned', 'evaluate.share'];
  return table(context, 'evaluate.dimensions', head, rows);
}

/** How the indicators came to the score; null where it is the sum of the points. */
function sumWords({ total }: RoundView) {
  if (!total) return null;
  const { stages, ...rest } = total;
  const titleOf = (id: string) => stages.find((one) => one.stage === id)?.title ?? { zh: id, en: id };
  return totalWords({ ...rest, stages }, titleOf);
}

/** How the composite came about: indicator by indicator, party by party. */
export function derivationTable(context: PageContext, round: RoundView) {
  const { own, number, percent, t } = context;
  const rows = round.derivation.map((line): Cell[] => [
    { text: `${own(line.title)}\n${own(line.rule)}` },
    {
      text: line.effect
        ? t(`evaluate.effect-${line.effect}`, { points: number(line.points) })
        : number(line.points),
      format: 'numeric',
    },
    {
      text: line.parties
        .map(({ party, weight, effectiveWeight, marks, share }) =>
          t(share === null ? 'evaluate.party-silent' : 'evaluate.party-scored', {
            party: own(PARTY_WORDS[party]),
            weight: number(weight),
            effective: number(effectiveWeight),
            marks: marks.map(number).join(' · '),
            share: share === null ? '' : percent(share),
          }),
        )
        .join('\n'),
    },
    { text: own(line.evidence) },
    { text: line.earned === null ? '—' : number(line.earned), format: 'numeric' },
  ]);
  const sum = sumWords(round);
  if (sum)
    rows.push([
      { text: t('evaluate.score') },
      { text: '', format: 'numeric' },
      { text: own(sum) },
      { text: '' },
      { text: round.total?.score == null ? '—' : number(round.total.score), format: 'numeric' },
    ]);
  const head = [
    ...['evaluate.indicator', 'evaluate.full-points', 'evaluate.by-party', 'evaluate.evidence'],
    'evaluate.earned',
  ];
  return { ...table(context, 'evaluate.derivation', head, rows), classes: 'app-lines' };
}
