import type { z } from 'zod';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { recordView } from '../improve-schemas';
import { checkedTable } from './checked-targets';
import { standingTag, untilWhen, whyStanding } from './standing-lines';

type RecordView = z.output<typeof recordView>;

const RECORD = '/organisations/:organisationId/record';

/** An organisation's record: what it means for the next call, and line by line why. */
export const recordPage = page({
  path: RECORD,
  right: `GET ${RECORD}`,
  template: 'improve/record-page',
  async show(context) {
    const { desk, params, t, number } = context;
    const record = await desk.see<RecordView>(RECORD, params);
    const organisation = await desk.seeIf<{ name: string }>('/organisations/:organisationId', params);
    const { current } = record;
    const projectIds = [...new Set(record.lines.map(({ projectId }) => projectId))];
    const titles = new Map<string, string>();
    for (const projectId of projectIds) {
      const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
      if (project) titles.set(projectId, project.title);
    }
    return {
      title: t('improve.record'),
      name: organisation?.name ?? null,
      standing: { text: t(`improve.standing-${current.standing}`), classes: standingTag(current.standing) },
      meaning: t(`improve.means-${current.standing}`),
      until: current.standing === 'excluded' ? untilWhen(context, current) : null,
      points: current.points === 0 ? null : t('improve.points', { points: number(current.points) }),
      lines: linesTable(context, record, titles),
      checks: record.lines.flatMap(({ projectId, checked = [] }) =>
        checked.length === 0
          ? []
          : [checkedTable(context, checkCaption(context, titles.get(projectId)), checked)],
      ),
      plan: current.plan ? planText(context, current.plan) : null,
      deciding: current.reasons.map((one) => ({
        project: titles.get(one.projectId) ?? t('improve.other-project'),
        standing: t(`improve.standing-${one.standing}`),
      })),
    };
  },
});

function checkCaption({ t }: PageContext, project: string | undefined): string {
  return t('improve.checked-in', { project: project ?? t('improve.other-project') });
}

/** What the latest check of an improvement plan came to. */
function planText({ t, number }: PageContext, plan: NonNullable<RecordView['current']['plan']>): string {
  const { kept, notKept, points } = plan;
  const counts = { kept: number(kept), notKept: number(notKept) };
  return points === 0
    ? t('improve.plan-outcome', counts)
    : t('improve.plan-outcome-points', { ...counts, points: `${points > 0 ? '+' : ''}${number(points)}` });
}

function linesTable(context: PageContext, { lines }: RecordView, titles: ReadonlyMap<string, string>) {
  const { t, own, day, number, money } = context;
  const rows = lines.map((line): Cell[] => {
    const title = titles.get(line.projectId);
    return [
      title === undefined
        ? { text: t('improve.other-project') }
        : { text: title, href: `/projects/${encodeURIComponent(line.projectId)}` },
      { text: day(line.at) },
      { text: line.score === null ? '—' : number(line.score), format: 'numeric' },
      { text: line.gradeTitle ? own(line.gradeTitle) : (line.grade ?? '—') },
      { text: t(`improve.standing-${line.standing}`), tag: standingTag(line.standing) },
      { text: untilWhen(context, line) },
      { text: whyStanding(context, line) },
      { text: number(line.points), format: 'numeric' },
      { text: money(line.unspent), format: 'numeric' },
    ];
  });
  return {
    caption: t('improve.lines'),
    captionClasses: 'govuk-table__caption--m',
    head: [
      ...['serve.project', 'record.when'].map((key) => ({ text: t(key) })),
      { text: t('evaluate.score'), format: 'numeric' },
      ...['evaluate.grade', 'improve.standing', 'improve.until', 'improve.why'].map((key) => ({
        text: t(key),
      })),
      ...['improve.points-head', 'improve.unspent'].map((key) => ({ text: t(key), format: 'numeric' })),
    ],
    rows,
  };
}
