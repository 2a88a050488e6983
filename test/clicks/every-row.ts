import type { Browser } from '../support/form-browser';
import { nextPage, type ReadCell, tableRows } from '../support/read-page';

/** The rows of a list of the console, page after page. @throws Error when it is not shown */
export async function everyRow(browser: Browser, address: string): Promise<ReadCell[][]> {
  const rows: ReadCell[][] = [];
  for (let more: string | null = address; more !== null; ) {
    const { html, status }: { html: string; status: number } = await browser.get(more);
    if (status !== 200) throw new Error(`${more} answered ${status}`);
    rows.push(...tableRows(html));
    const next = nextPage(html);
    more = next === null ? null : `${address.split('?')[0]}${next}`;
  }
  return rows;
}
