import { type Request, Router } from 'express';
import { toString as qrCode } from 'qrcode';
import { languageOf } from '../../record/pages/language';
import type { ConsoleDeps } from '../../record/pages/mount-pages';
import { openPage } from '../../record/pages/open-page';
import { type OpenPageOf, openContext } from './open-context';
import { publicEvaluationsPage } from './public-evaluations-page';
import { publicFiguresOfYearPage, publicFiguresPage } from './public-figures-page';
import { publicGoodCasePage, publicGoodCasesPage } from './public-good-case-pages';
import { publicIndexPage } from './public-index-page';
import { publicNoticePage } from './public-notice-page';
import { publicOrganisationPage } from './public-organisation-page';
import { publicProgrammePage } from './public-programme-page';

const PAGES: readonly OpenPageOf[] = [
  publicIndexPage,
  publicFiguresPage,
  publicFiguresOfYearPage,
  publicProgrammePage,
  publicNoticePage,
  publicEvaluationsPage,
  publicOrganisationPage,
  publicGoodCasesPage,
  publicGoodCasePage,
];

const WAYS = [
  { href: '/public', label: 'publish.public-information' },
  { href: '/public/figures', label: 'publish.figures' },
  { href: '/public/good-cases', label: 'publish.good-cases' },
  { href: '/sign-in', label: 'people.sign-in' },
] as const;

/** Of a public page: its address as a code to be printed. */
const QR_CODE = /^(\/public(?:\/[\w-]+)*)\/qr\.svg$/;

/** What everybody may read without signing in; the same as the public JSON routes, for people. */
export function publicPages(deps: ConsoleDeps): Router {
  const router = Router({ caseSensitive: true });
  const open = openPage(deps, {});
  router.get(
    QR_CODE,
    open('/public/…/qr.svg', async (request, response) => {
      const svg = await qrCode(`${deps.publicUrl}${request.params[0]}`, { type: 'svg', margin: 2 });
      response.set({ 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }).end(svg);
    }),
  );
  for (const { path, template, show } of PAGES) {
    router.get(
      path,
      open(path, async (request, response) => {
        const view = await show(await openContext(deps, request));
        response
          .set({ 'Cache-Control': 'no-cache', Vary: 'Cookie' })
          .render(template, { ...frame(request, deps.publicUrl), ...view });
      }),
    );
  }
  return router;
}

/** What the layout shows around a page for everybody. */
function frame(request: Request, publicUrl: string) {
  const { path, originalUrl } = request;
  const lang = languageOf(request);
  const to = lang === 'zh' ? 'en' : 'zh';
  const address = path.replace(/(.)\/$/, '$1');
  return {
    lang,
    person: null,
    done: null,
    problem: null,
    otherLanguage: { to, href: `/language/${to}?next=${encodeURIComponent(originalUrl)}` },
    ways: WAYS.map((one) => ({ ...one, isHere: one.href === address })),
    canonical: `${publicUrl}${address}`,
    qr: `${address}/qr.svg`,
  };
}
