import { STAGES } from '../../../domain/serve/project-track';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { type Course, tableOf } from './the-project';
import { waitsForWords } from './waits-for-words';

/** The five stages with their dates; the present one says so. */
export function trackView({ t, day }: PageContext, { track }: Course) {
  const on = (at: string | null) => (at === null ? '' : day(at));
  return track.map(({ stage, status, from, to }) => ({
    name: t(`serve.stage-${stage}`),
    place: String(STAGES.indexOf(stage) + 1),
    status: t(`serve.track-${status}`),
    tag: TRACK_TAGS[status],
    isPresent: status === 'present',
    dates: from === null && to === null ? '—' : `${on(from)} – ${on(to)}`,
  }));
}

const TRACK_TAGS = {
  done: 'govuk-tag--green',
  present: 'govuk-tag--blue',
  'to-come': 'govuk-tag--grey',
  'left-out': 'govuk-tag--grey',
} as const;

/** Who holds the ball, until when, and what happens otherwise. */
export function deadlinesTable(context: PageContext, { deadlines }: Course) {
  const { t, time, own } = context;
  const rows = deadlines.map((one): Cell[] => [
    { text: own(one.party) },
    { text: one.what.map(own).join(t('record.and')) || '—' },
    {
      text: `${time(one.due)}${one.provisional ? ` ${t('record.provisional')}` : ''}`,
      late: one.overdue ? t('record.overdue') : null,
    },
    { text: own(one.byDefault) },
  ]);
  const head = ['record.party', 'record.task', 'record.due', 'record.otherwise'];
  return tableOf(context, 'record.who-by-when', head, rows);
}

export const REPORT_TAGS: { readonly [status: string]: string } = {
  due: 'govuk-tag--grey',
  draft: 'govuk-tag--grey',
  submitted: 'govuk-tag--blue',
  certified: 'govuk-tag--blue',
  returned: 'govuk-tag--yellow',
  accepted: 'govuk-tag--green',
  failed: 'govuk-tag--red',
};

/** What each report waits for; whoever may work on it is led there. */
export async function reportsTable(context: PageContext, { projectId, reports }: Course) {
  const { t, own, day, time, desk } = context;
  const of = (reportId: string) => ({ projectId, reportId });
  const can = async (verb: 'PUT' | 'POST', path: string) =>
    reports[0] !== undefined &&
    desk.may(`${verb} /projects/:projectId/reports/:reportId${path}`, of(reports[0].reportId));
  const [writes, certifies, reviews] = await Promise.all([
    can('PUT', ''),
    can('POST', '/certify'),
    can('POST', '/review'),
  ]);
  const rows = reports.map(({ reportId, title, status, version, about, due, late }): Cell[] => {
    const at = `/projects/${projectId}/reports/${reportId}`;
    const isMine =
      (writes && ['due', 'returned'].includes(status) && 'edit') ||
      (certifies && status === 'submitted' && 'certify') ||
      (reviews && status === 'certified' && 'review');
    return [
      { text: own(title), href: version > 0 ? `${at}/${version}` : null },
      { text: t(`serve.report-${status}`), tag: String(REPORT_TAGS[status]) },
      { text: about === null ? '—' : day(about) },
      { text: due === null ? '—' : time(due), late: late ? t('serve.late') : null },
      isMine ? { text: t(`serve.act-${isMine}`), href: `${at}/${isMine}` } : { text: '—' },
    ];
  });
  const head = ['serve.report', 'record.state', 'serve.about-day', 'record.due', 'serve.to-do'];
  return tableOf(context, 'serve.reports', head, rows);
}

export function deliverablesTable(context: PageContext, { deliverables }: Course) {
  const { own, number, percent } = context;
  const rows = deliverables.map(({ title, count, done, recorded }): Cell[] => [
    { text: own(title) },
    { text: number(count), format: 'numeric' },
    { text: number(done), format: 'numeric' },
    { text: number(recorded), format: 'numeric' },
    { text: count === 0 ? '—' : percent(done / count), format: 'numeric' },
  ]);
  const head = [
    'serve.deliverable',
    'serve.agreed',
    'serve.done-by-report',
    'serve.recorded',
    'serve.share-done',
  ];
  return tableOf(context, 'serve.deliverables', head, rows);
}

const TRANCHE_TAGS = {
  paid: 'govuk-tag--green',
  'under-way': 'govuk-tag--blue',
  stopped: 'govuk-tag--red',
  withheld: 'govuk-tag--red',
  waiting: 'govuk-tag--grey',
} as const;

/** The tranches with their gates, what each waits for, and when money can arrive. */
export async function tranchesTable(context: PageContext, course: Course) {
  const { t, own, day, money, percent, desk } = context;
  const { projectId } = course;
  const may = await desk.may('GET /projects/:projectId/budget', { projectId });
  const arrives = ({ status, settledAt, earliest }: Course['tranches'][number]) => {
    if (settledAt !== null) return day(settledAt);
    if (status !== 'waiting') return '—';
    return earliest === null ? t('money.not-known') : t('money.not-before', { day: day(earliest) });
  };
  const rows = course.tranches.map((one): Cell[] => {
    const isOrder = one.status === 'paid' || one.status === 'under-way' || one.status === 'stopped';
    return [
      { text: own(one.title), href: may && isOrder ? `/payments/${projectId}/${one.id}` : null },
      { text: gateWords(context, course, one) },
      { text: t(`money.tranche-${one.status}`), tag: TRANCHE_TAGS[one.status] },
      { text: one.waitsFor.map((code) => waitsForWords(context, course, code)).join(t('record.and')) || '—' },
      { text: arrives(one) },
      { text: percent(one.share / 100), format: 'numeric' },
      { text: money(one.amount), format: 'numeric' },
      { text: money(one.withheld), format: 'numeric' },
    ];
  });
  const head = [
    ...['money.tranche', 'money.gate', 'record.state', 'money.waits-for', 'money.arrives'],
    ...['money.share', 'money.amount', 'money.withheld'],
  ];
  return tableOf(context, 'money.tranches', head, rows);
}

/** What has to be there before a tranche is paid. */
export function gateWords(
  { t, own }: Pick<PageContext, 't' | 'own'>,
  { reports }: Course,
  { gate }: Course['tranches'][number],
): string {
  const title = (id: string) =>
    own(reports.find(({ reportId }) => reportId === id)?.title ?? { zh: id, en: id });
  return [
    t(`money.after-${gate.after}`),
    ...gate.reports.map((id) => t('money.needs-report', { report: title(id) })),
    ...(gate.minimumGrade === null ? [] : [t('money.needs-grade', { grade: own(gate.minimumGrade) })]),
    ...(gate.heldByFindings ? [t('money.needs-findings')] : []),
  ].join(t('record.and'));
}
