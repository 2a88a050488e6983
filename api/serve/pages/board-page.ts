import type { z } from 'zod';
import type { StreetShape } from '../../../domain/serve/street-map';
import { streetMap } from '../../record/pages/charts/street-map';
import { streetTiles } from '../../record/pages/charts/street-tiles';
import { type PageContext, page } from '../../record/pages/page';
import type { boardView } from '../portfolio-schema';
import { paidShare } from './portfolio-page';
import { factsOf, tableOf } from './the-project';

type Board = z.output<typeof boardView>;

/** A programme's projects by stage, and what they came to so far. */
export const boardPage = page({
  path: '/programmes/:programmeId/board',
  right: 'GET /programmes/:programmeId/board',
  template: 'serve/board-page',
  async show(context) {
    const { desk, params, own, t, number } = context;
    const board = await desk.see<Board>('/programmes/:programmeId/board', params);
    return {
      title: t('serve.board-of', { programme: own(board.title) }),
      crumbs: [{ text: own(board.title), href: `/programmes/${board.programmeId}` }],
      figures: figuresOf(context, board),
      grades: tableOf(
        context,
        'serve.grades',
        ['serve.grade', 'serve.projects'],
        board.figures.grades.map((one) => [
          { text: own(one.title) },
          { text: number(one.projects), format: 'numeric' },
        ]),
      ),
      ...(await streetsOf(context, board)),
      columns: board.columns.map((column) => columnOf(context, column)),
    };
  },
});

/** Services by street: on the bureau's own map, or as tiles where it gave none. */
async function streetsOf(context: PageContext, { bureauId, streets }: Board) {
  const { t, desk } = context;
  const organisationId = bureauId;
  const MAP = '/organisations/:organisationId/street-map';
  const given = await desk.seeIf<{ streets: StreetShape[] }>(MAP, { organisationId });
  const mayGive = await desk.may(`PUT ${MAP}`, { organisationId });
  const rows = streets.map(({ streetCode, name, personTimes }) => ({
    streetCode,
    street: name ?? t('serve.no-one-street'),
    value: personTimes,
  }));
  const title = t('serve.services-by-street');
  const heads = [t('serve.street'), t('serve.person-times')] as const;
  const drawn = () =>
    given === null
      ? streetTiles(context, title, heads, rows)
      : streetMap(context, title, heads, rows, given.streets);
  return {
    streets: rows.length === 0 ? null : await drawn(),
    giveMap: mayGive ? `/organisations/${bureauId}/street-map` : null,
  };
}

function figuresOf({ t, number, money, roundMoney, percent }: PageContext, { figures }: Board) {
  const { award, paid, satisfied } = figures;
  return factsOf([
    [t('serve.projects'), number(figures.projects)],
    [t('serve.late'), number(figures.late)],
    [t('money.award'), roundMoney(award)],
    [t('money.paid'), award === 0 ? money(paid) : `${roundMoney(paid)} · ${percent(paid / award)}`],
    [t('money.withheld'), roundMoney(figures.withheld)],
    [t('serve.person-times'), number(figures.personTimes)],
    [t('serve.leveraged'), roundMoney(figures.leveraged)],
    [
      t('serve.satisfaction'),
      satisfied === null
        ? t('serve.no-valid-survey')
        : t('serve.satisfied-of', { share: percent(satisfied), answers: number(figures.answers) }),
    ],
    [t('serve.open-findings'), number(figures.openFindings)],
  ]);
}

function columnOf({ t, percent, time }: PageContext, { stage, count, projects }: Board['columns'][number]) {
  return {
    id: `stage-${stage}`,
    title: t('serve.stage-count', { stage: t(`serve.stage-${stage}`), count }),
    projects: projects.map((one) => ({
      title: one.title,
      href: `/projects/${one.id}`,
      organisation: one.organisation,
      paid: t('serve.paid-so-far', { share: percent(paidShare(one)) }),
      late: one.lateSince === null ? null : t('serve.late-from', { time: time(one.lateSince) }),
    })),
    more: count > projects.length ? t('serve.and-more', { count: count - projects.length }) : null,
  };
}
