import type { z } from 'zod';
import { stackedMoney } from '../../record/pages/charts/stacked-money';
import type { publicFigures } from '../public-schemas';
import type { OpenContext, OpenPageOf } from './open-context';
import { publicCrumbs } from './public-ranking';
import { numeric } from './speech';

type Figures = z.output<typeof publicFigures>;
const COUNTED = ['programmes', 'projects', 'organisations', 'closed'] as const;
const MONEY = ['awarded', 'paid'] as const;

async function show(context: OpenContext) {
  const { desk, params, t, number, roundMoney } = context;
  const { years, year, places } = await desk.see<Figures>('/public/figures', {}, { year: params.year });
  const toCome = ({ awarded, paid }: Figures['places'][number]) => Math.max(awarded - paid, 0);
  return {
    title: year === null ? t('publish.figures') : t('publish.figures-of', { year }),
    description: t('publish.figures-description'),
    crumbs: publicCrumbs(context),
    years: years.map((one) => ({ text: String(one), href: `/public/figures/${one}`, isHere: one === year })),
    picture: places.some(({ awarded }) => awarded > 0)
      ? await stackedMoney(
          context,
          t('publish.money-by-place'),
          t('publish.where'),
          [t('publish.money-paid'), t('publish.not-yet-paid')],
          places.map((one) => ({ name: one.place, amounts: [one.paid, toCome(one)] })),
        )
      : null,
    figures: {
      caption: t('publish.figures-by-place'),
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { text: t('publish.where') },
        ...COUNTED.map((name) => numeric(t(`publish.count-${name}`))),
        ...MONEY.map((name) => numeric(t(`publish.money-${name}`))),
      ],
      rows: places.map((one) => [
        { text: one.place },
        ...COUNTED.map((name) => numeric(number(one[name]))),
        ...MONEY.map((name) => numeric(roundMoney(one[name]))),
      ]),
    },
  };
}

/** Figures of the newest year by place. */
export const publicFiguresPage: OpenPageOf = {
  path: '/public/figures',
  template: 'publish/public-figures-page',
  show,
};

export const publicFiguresOfYearPage: OpenPageOf = {
  path: '/public/figures/:year',
  template: 'publish/public-figures-page',
  show,
};
