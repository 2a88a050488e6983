import type { z } from 'zod';
import type { Interval } from '../../../domain/evaluate/interval';
import { SMALLEST_GROUP } from '../../../domain/evaluate/share-estimate';
import { valueWords } from '../../needs/pages/needs-tables';
import { type Column, listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { worksLine, worksYears } from '../works-schemas';

type Line = z.output<typeof worksLine>;

const WORKS = '/organisations/:organisationId/what-works';

/** Fen in a yuan. */
const YUAN = 100;

type Counts = 'needs' | 'met' | 'personTimes';

/** A count, or why it is not told. */
const counted = (label: string, field: Counts): Column<Line> => ({
  label,
  value: (line) => line[field],
  show: (line, { number, t }) => {
    const count = line[field];
    return { text: count === null ? t('improve.too-few') : number(count), format: 'numeric' };
  },
});

type Say = (context: PageContext) => (value: number) => string;
const SHARE: Say = ({ percent }) => percent;
const MONEY: Say = ({ money }) => money;

/** An estimate, and beside it in words between which bounds it lies. */
function estimated(
  [label, intervalLabel]: readonly [string, string],
  say: Say,
  read: (line: Line) => [value: number | null, interval: Interval | null],
  per = 1,
): Column<Line>[] {
  const between = (line: Line, context: PageContext) => {
    const [, interval] = read(line);
    if (interval === null) return null;
    const [low, high] = [interval.low, interval.high].map(say(context));
    return context.t('improve.from-to', { low, high });
  };
  return [
    {
      label,
      value: (line) => {
        const [value] = read(line);
        return value === null ? null : value / per;
      },
      show: (line, context) => {
        const [value] = read(line);
        return { text: value === null ? '—' : say(context)(value), format: 'numeric' };
      },
    },
    { label: intervalLabel, value: between },
  ];
}

/** What works 什么有效 in a bureau's programmes: the evidence from which the next one is written. */
export const whatWorksPage = listPage<Line>({
  path: WORKS,
  right: `GET ${WORKS}`,
  title: 'improve.what-works',
  lead: 'improve.what-works-lead',
  empty: 'improve.no-outcome',
  template: 'improve/what-works-page',
  async filters({ desk, params }) {
    const { years } = await yearsAt(desk, params);
    const options = years.map((year) => ({ value: String(year), text: String(year) }));
    return [{ kind: 'choice', name: 'year', label: 'improve.year-ended', options }];
  },
  columns: [
    {
      label: 'improve.need-kind',
      value: ({ need }, { t, lang }) =>
        need === 'unknown' ? t('improve.need-unknown') : valueWords(lang, need),
    },
    {
      label: 'improve.measure-taken',
      value: ({ measure }, { t, lang }) =>
        measure === 'all' || measure === 'none' ? t(`improve.measure-${measure}`) : valueWords(lang, measure),
    },
    { label: 'serve.projects', value: ({ projects }) => projects },
    counted('improve.needs', 'needs'),
    counted('improve.needs-met', 'met'),
    ...estimated(['improve.met-share', 'improve.met-between'], SHARE, (one) => [
      one.metShare,
      one.metInterval,
    ]),
    counted('serve.person-times', 'personTimes'),
    ...estimated(
      ['improve.per-person-time', 'improve.cost-between'],
      MONEY,
      (one) => [one.perPersonTime, one.perPersonTimeInterval],
      YUAN,
    ),
    ...estimated(['improve.satisfied', 'improve.satisfied-between'], SHARE, (one) => [
      one.satisfied,
      one.satisfiedInterval,
    ]),
  ],
  async around({ desk, params, number, t }) {
    const { organisationId = '' } = params;
    const [organisation, { most }] = [
      await desk.seeIf<{ name: string }>('/organisations/:organisationId', { organisationId }),
      await yearsAt(desk, params),
    ];
    const mayDraft = await desk.may('POST /programmes');
    return {
      crumbs: organisation
        ? [{ text: organisation.name, href: `/organisations/${encodeURIComponent(organisationId)}` }]
        : [],
      links: mayDraft ? [{ text: t('publish.draft-programme'), href: '/programmes/new' }] : [],
      most: number(most),
      smallest: number(SMALLEST_GROUP),
    };
  },
});

const yearsAt = (desk: PageContext['desk'], { organisationId }: PageContext['params']) =>
  desk.see<z.output<typeof worksYears>>(`${WORKS}/years`, { organisationId });
