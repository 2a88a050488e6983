import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import { checkedTable } from './checked-targets';
import { standingTag, untilWhen, whyStanding } from './standing-lines';
import { CONTEST, contestTag, contestWords, RECORD, type RecordLine, type RecordView } from './the-entry';
import { findingAddress, findingPart } from './the-finding';

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
    const projectIds = [...new Set([...record.lines, ...record.findings].map(({ projectId }) => projectId))];
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
      lines: await linesTable(context, record, titles),
      checks: record.lines.flatMap(({ projectId, checked = [] }) =>
        checked.length === 0
          ? []
          : [checkedTable(context, checkCaption(context, titles.get(projectId)), checked)],
      ),
      plan: current.plan ? planText(context, current.plan) : null,
      contests: contestsOf(context, record, titles),
      findings: findingsTable(context, record, titles),
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

async function linesTable(context: PageContext, { lines }: RecordView, titles: ReadonlyMap<string, string>) {
  const { t, own, day, number, money } = context;
  const rows: Cell[][] = [];
  for (const line of lines) {
    const title = titles.get(line.projectId);
    rows.push([
      title === undefined
        ? { text: t('improve.other-project') }
        : { text: title, href: `/projects/${encodeURIComponent(line.projectId)}` },
      { text: day(line.at) },
      { text: line.score === null ? '—' : number(line.score), format: 'numeric' },
      { text: line.gradeTitle ? own(line.gradeTitle) : (line.grade ?? '—') },
      ...meaningCells(context, line),
      { text: money(line.unspent), format: 'numeric' },
      await contestCell(context, line),
    ]);
  }
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
      { text: t('improve.contested') },
    ],
    rows,
  };
}

/** What a line means for the next call, and why; one that was withdrawn means nothing. */
function meaningCells(context: PageContext, line: RecordLine): Cell[] {
  const { t, number } = context;
  const points = (value: string): Cell => ({ text: value, format: 'numeric' });
  if (line.isWithdrawn) return [{ text: '—' }, { text: '—' }, { text: '—' }, points('—')];
  return [
    { text: t(`improve.standing-${line.standing}`), tag: standingTag(line.standing) },
    { text: untilWhen(context, line) },
    { text: whyStanding(context, line) },
    points(number(line.points)),
  ];
}

/** How a line is contested, or the way to contest it or to answer. */
async function contestCell(context: PageContext, line: RecordLine): Promise<Cell> {
  const { desk, t } = context;
  const { projectId, contest } = line;
  const params = { projectId };
  const at = `/projects/${encodeURIComponent(projectId)}/contest`;
  const tag = contestTag(context, line);
  if (contest?.state === 'open' && (await desk.may(`POST ${CONTEST}/answer`, params)))
    return { text: t('improve.answer-contest'), href: `${at}/answer` };
  if (tag) return tag;
  return (await desk.may(`POST ${CONTEST}`, params))
    ? { text: t('improve.contest'), href: at }
    : { text: '—' };
}

/** What was said in each contest, for those who may read it. */
function contestsOf(context: PageContext, { lines }: RecordView, titles: ReadonlyMap<string, string>) {
  return lines.flatMap((line) => {
    const words = contestWords(context, line);
    const project = titles.get(line.projectId) ?? context.t('improve.other-project');
    return words ? [{ ...words, project, was: beforeWords(context, line) }] : [];
  });
}

function beforeWords({ t, own }: PageContext, { before }: RecordLine): string | null {
  if (!before) return null;
  return t('improve.was-before', {
    grade: before.gradeTitle ? own(before.gradeTitle) : (before.grade ?? '—'),
    standing: t(`improve.standing-${before.standing}`),
  });
}

/** Findings of all projects, open and closed. */
function findingsTable(
  { t, own, day, code }: PageContext,
  { findings }: RecordView,
  titles: ReadonlyMap<string, string>,
) {
  const rows = findings.map((one): Cell[] => {
    const project = titles.get(one.projectId);
    return [
      { text: project ?? t('improve.other-project') },
      {
        text: one.title ? own(one.title) : one.indicator,
        href: project === undefined ? null : findingAddress(one.projectId, findingPart(one)),
      },
      { text: code(one.state) },
      { text: day(one.openedAt) },
      { text: one.closedAt === null ? '—' : day(one.closedAt) },
    ];
  });
  return {
    caption: t('improve.findings-open-and-closed'),
    captionClasses: 'govuk-table__caption--m',
    head: ['serve.project', 'improve.finding', 'record.state', 'improve.opened', 'improve.closed'].map(
      (key) => ({ text: t(key) }),
    ),
    rows,
  };
}
