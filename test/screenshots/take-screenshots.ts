import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../domain/record/party';
import { projectRoot } from '../../infra/engines/project-root';
import { openChromium, type Window } from '../console/open-chromium';
import { addressOf, pagesOnSample, relationsOf } from '../console/page-addresses';
import { apiServer } from '../support/api-server';
import { testDatabase } from '../support/database';
import { loadSampleCycle, SURVEY_CODE } from '../support/sample-cycle';

const FOLDER = join(projectRoot, 'docs', 'screenshots');
const WIDE = { width: 1100, height: 760 };
const PHONE = { width: 390, height: 760 };
/** Of one picture; a repository is no place for large ones. */
const MOST_BYTES = 150 * 1024;

/** A page of the console in the eyes of a role; whatever of the sample it is about that the role may see. */
interface Shot {
  name: string;
  path: string;
  role: Role;
  lang?: 'zh' | 'en';
}

const SHOTS: readonly Shot[] = [
  { name: 'work', path: '/', role: 'bureau-approver' },
  { name: 'work-en', path: '/', role: 'bureau-approver', lang: 'en' },
  { name: 'programme', path: '/programmes/:programmeId', role: 'bureau-officer' },
  { name: 'board', path: '/programmes/:programmeId/board', role: 'bureau-officer' },
  { name: 'project', path: '/projects/:projectId', role: 'organisation-editor' },
  { name: 'application', path: '/applications/:applicationId/edit', role: 'organisation-editor' },
  { name: 'score-sheet', path: '/panel-seats/:programmeId/:number/sheets/:applicationId', role: 'evaluator' },
  { name: 'evaluation', path: '/projects/:projectId/evaluations/:round', role: 'bureau-officer' },
  { name: 'payment', path: '/payments/:projectId/:tranche/approve', role: 'bureau-finance' },
  { name: 'ledger', path: '/ledger', role: 'auditor' },
  { name: 'needs', path: '/projects/:projectId/needs', role: 'street-officer' },
];

/** Pictures of the main pages on the sample cycle, for the README: `npm run screenshots`. */
async function main(): Promise<void> {
  const database = await testDatabase();
  const cycle = await loadSampleCycle(database.store);
  const pages = await pagesOnSample(database.store);
  const server = await apiServer(database.store, { sandbox: { pace: 1 } });
  const chromium = openChromium();
  mkdirSync(FOLDER, { recursive: true });
  try {
    for (const { name, path, role, lang = 'zh' } of SHOTS) {
      const user = cycle.concerned[role];
      const one = pages.find(({ page }) => page.path === path);
      const needed = one?.row === null ? 'any' : one?.row.allow[role];
      if (!one || needed === undefined) throw new Error(`no page ${path} for ${role}`);
      const window = await chromium.open(server.url, { userId: user.id, lang });
      await window.page.setViewportSize(WIDE);
      const related = one.subjects.filter((each) => relationsOf(each, user).includes(needed));
      await openFirst(
        window,
        related.map((each) => addressOf(one.page, each)),
      );
      await take(window, name);
      await window.context.close();
    }
    const window = await chromium.open(server.url);
    await window.go('/public');
    await take(window, 'public');
    await window.page.setViewportSize(PHONE);
    await window.go(`/survey/${SURVEY_CODE}`);
    await window.page.locator('main form button').first().click();
    await window.page.waitForLoadState('load');
    await take(window, 'survey');
  } finally {
    await chromium.close();
    await server.stop();
    await database.release();
  }
}

async function openFirst(window: Window, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) if ((await window.go(address)) === 200) return;
  throw new Error(`none of these is shown: ${addresses.slice(0, 3).join(' ')}`);
}

async function take({ page }: Window, name: string): Promise<void> {
  const picture = await page.screenshot({ type: 'png', animations: 'disabled' });
  const file = join(FOLDER, `${name}.png`);
  if (picture.length > MOST_BYTES) throw new Error(`${file} has ${picture.length} bytes`);
  writeFileSync(file, picture);
  console.log(`${file}: ${Math.round(picture.length / 1024)} KB`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
