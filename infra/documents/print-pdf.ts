import type { SharedBrowser } from '../browser/shared-browser';

/** Pages in print at the same time: each costs some 60 MB. */
const AT_ONCE = 2;
const WITHIN_MS = 60_000;

/**
 * Prints HTML as an A4 PDF with tags (readable aloud) and page numbers.
 * Scripts and every address outside the page are shut off: what people typed can only ever be text.
 */
export function pdfPrinter(browser: SharedBrowser): (html: string) => Promise<Uint8Array> {
  const turn = turns(AT_ONCE);
  return (html) =>
    turn(async () => {
      const context = await (await browser.get()).newContext({
        javaScriptEnabled: false,
        offline: true,
        locale: 'zh-CN',
      });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(WITHIN_MS);
        await page.route('**', (route) => route.abort());
        await page.setContent(html, { waitUntil: 'load' });
        return await page.pdf({
          format: 'A4',
          preferCSSPageSize: true,
          printBackground: true,
          tagged: true,
          outline: true,
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: FOOTER,
          margin: { top: '20mm', bottom: '20mm', left: '22mm', right: '22mm' },
        });
      } finally {
        await context.close().catch(() => undefined);
      }
    });
}

const FOOTER =
  '<div style="width:100%;font-size:8px;text-align:center;font-family:\'Noto Sans SC\'">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** At most `limit` pieces of work at once, first come first served. */
function turns(limit: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
