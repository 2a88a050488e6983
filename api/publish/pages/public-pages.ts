import { type Request, Router } from 'express';
import { z } from 'zod';
import type { ApiDeps } from '../../record/api-deps';
import { onlyNamed } from '../../record/pages/only-named';
import { openPage } from '../../record/pages/open-page';
import { checkPlain } from '../../record/plain-text';
import { pageQuery } from '../../record/schemas';
import { programmeId, publicProgrammeView } from '../programme-schemas';
import { publicProgrammes } from '../public-programme';
import { publicProgrammePage } from './public-programme-page';

/** The layout of pages for the public. */
const PUBLIC_PAGE = { layout: 'evaluate/survey-layout-page', open: true } as const;
const INDEX = '/public';
const PROGRAMME = '/public/programmes/:id';

/** What everybody may read without signing in; the same as the public JSON routes, for people. */
export function publicPages(deps: ApiDeps): Router {
  const router = Router();
  const { services } = deps;
  const page = openPage(deps, PUBLIC_PAGE);

  router.get(
    INDEX,
    page(INDEX, async (request, response) => {
      const { items, next } = await publicProgrammes(services, { cursor: cursorOf(request), limit: 50 });
      response.set('Cache-Control', 'no-cache').render('publish/public-index-page', {
        ...PUBLIC_PAGE,
        title: '公开信息',
        titleEn: 'Public information',
        programmes: onlyNamed(z.array(publicProgrammeView), items),
        more: next === null ? null : encodeURIComponent(next),
      });
    }),
  );

  router.get(
    PROGRAMME,
    page(PROGRAMME, async (request, response) => {
      checkPlain(request.params);
      const id = programmeId.parse(request.params.id);
      const view = await publicProgrammePage(services, id, cursorOf(request));
      response
        .set('Cache-Control', 'no-cache')
        .render('publish/public-programme-page', { ...PUBLIC_PAGE, ...view });
    }),
  );

  return router;
}

/** @throws Fault `invalid-input` for anything but the cursor of the page before */
function cursorOf({ query }: Request): string | undefined {
  checkPlain(query);
  return pageQuery.pick({ cursor: true }).parse({ ...query }).cursor;
}
