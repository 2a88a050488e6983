import type { z } from 'zod';
import type { publicDrawingView } from '../../evaluate/spot-check-schema';
import type { OpenContext } from './open-context';
import { numeric } from './speech';

type Drawing = z.output<typeof publicDrawingView>;

/** What was drawn for spot checks and what was found, drawing by drawing. */
export async function drawingsView(context: OpenContext) {
  const { desk, params, t } = context;
  const { items } = await desk.see<{ items: Drawing[] }>(
    '/public/programmes/:programmeId/spot-checks',
    params,
  );
  return items.map((one) => ({
    ...resultsTable(context, one),
    seed: one.seed,
    projects: one.projects && {
      words: t('publish.spot-check-projects', { count: one.projects.length }),
      items: one.projects,
    },
  }));
}

function resultsTable(
  { t, own, day, number, percent }: OpenContext,
  { drawing, drawnAt, share, checks }: Drawing,
) {
  const result = ({ state, faults }: Drawing['checks'][number]) => {
    if (state === 'unvisited') return t('publish.spot-check-unvisited');
    return faults.map(own).join(t('record.and')) || t('publish.spot-check-none');
  };
  return {
    results: {
      caption: t('publish.spot-check-drawing', {
        ...{ number: drawing, day: day(drawnAt), share: percent(share / 100) },
      }),
      captionClasses: 'govuk-table__caption--s',
      head: [
        { text: t('serve.project') },
        { text: t('people.organisation') },
        { text: t('publish.spot-check-on') },
        numeric(t('publish.spot-check-checked')),
        { text: t('publish.spot-check-result') },
      ],
      rows: checks.map((one) => [
        { text: one.project },
        { text: one.organisation },
        { text: one.on === null ? '—' : day(one.on) },
        numeric(number(one.checked)),
        { text: result(one) },
      ]),
    },
  };
}
