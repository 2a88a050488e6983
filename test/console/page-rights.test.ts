import type { User } from '../../domain/people/account';
import { ROLES } from '../../domain/record/party';
import { EMBEDDED_DATABASE } from '../../infra/setup/jest/shared-database';
import { type ApiServer, apiServer } from '../support/api-server';
import { AskedQuestions } from '../support/asked-questions';
import { type TestDatabase, testDatabase } from '../support/database';
import { type Browser, openBrowser, type Shown } from '../support/form-browser';
import { loadSampleCycle, type SampleCycle } from '../support/sample-cycle';
import { titlesIn, tracesIn } from '../support/traces';
import { collectErrors } from './collect-errors';
import { furtherViews } from './further-views';
import {
  addressOf,
  mayBy,
  type PageOnSample,
  pagesOnSample,
  relationsOf,
  type Subject,
} from './page-addresses';

let database: TestDatabase;
let server: ApiServer;
let cycle: SampleCycle;
let pages: PageOnSample[];
/** What nobody foresaw, as the log says it. */
const errors: string[] = [];
/** What a refused page must not say. */
let titles: string[];
const browsers = new Map<string, Promise<Browser>>();
/** What the pages ask the database. */
const questions = new AskedQuestions();
/** Lists of which every filter was tried. */
const tried = new Set<string>();

beforeAll(async () => {
  database = await testDatabase(questions.hear);
  const { store } = database;
  cycle = await loadSampleCycle(store);
  pages = await pagesOnSample(store);
  server = await apiServer(store, { sandbox: { pace: 1 } }, { log: collectErrors(errors) });
  titles = await titlesIn(store);
  questions.listen();
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
}, 60_000);

function browserOf(user: User): Promise<Browser> {
  const open = browsers.get(user.id) ?? openBrowser(server.url, user);
  browsers.set(user.id, open);
  return open;
}

/** Every further one costs a request for each page and person. */
const TRIED = 12;
const REFUSED = 1;
const PATIENCE = 300_000;
const itOnMongoDb = process.env[EMBEDDED_DATABASE] === undefined ? it : it.skip;

async function visit(user: User, one: PageOnSample, subject: Subject): Promise<Shown> {
  return (await browserOf(user)).get(addressOf(one.page, subject));
}

describe('every page of the console and every role', () => {
  it('the sample has something for every page', () => {
    expect(pages.filter(({ subjects }) => subjects.length === 0).map(({ page }) => page.path)).toEqual([]);
  });

  it.each(ROLES)(
    '%s, whose organisation has a part: sees what the table allows, no more',
    async (role) => {
      const user = cycle.concerned[role];
      const found: string[] = [];
      for (const one of pages) {
        const allowed = one.subjects.filter((subject) => mayBy(one.row, role, relationsOf(subject, user)));
        const refused = one.subjects.filter((subject) => !allowed.includes(subject));
        found.push(...(await notRefused(user, one, refused)), ...(await notShown(user, one, allowed)));
      }
      expect(found).toEqual([]);
    },
    PATIENCE,
  );

  it.each(ROLES)(
    '%s of another city: sees only what is for everybody in that role',
    async (role) => {
      const user = cycle.strangers[role];
      const found: string[] = [];
      for (const one of pages) {
        const refused = one.subjects.filter((subject) => !mayBy(one.row, role, relationsOf(subject, user)));
        found.push(...(await notRefused(user, one, refused)));
      }
      expect(found).toEqual([]);
    },
    PATIENCE,
  );

  it('nobody who is not signed in sees anything: all lead to the sign-in page', async () => {
    const found: string[] = [];
    for (const { page, subjects } of pages) {
      const [subject] = subjects;
      if (!subject) continue;
      const address = addressOf(page, subject);
      const { status, headers } = await fetch(server.url + address, { redirect: 'manual' });
      const led = headers.get('location') === `/sign-in?next=${encodeURIComponent(address)}`;
      if (status !== 303 || !led) found.push(`${address}: ${status}`);
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('a form without its token is refused, whoever sends it', async () => {
    const forms = pages.filter(({ page }) => page.kind === 'form');
    const found: string[] = [];
    for (const one of forms) {
      for (const role of ROLES) {
        const user = cycle.concerned[role];
        const subject = one.subjects.find((each) => mayBy(one.row, role, relationsOf(each, user)));
        if (subject) found.push(...(await taken(user, addressOf(one.page, subject))));
      }
    }
    expect(found).toEqual([]);
    expect(forms.length).toBeGreaterThan(0);
  }, 120_000);
});

describe('every question that the pages put to the database', () => {
  beforeAll(async () => {
    for (const address of [
      '/public',
      '/public/figures',
      '/api/v1/public/feed.json',
      '/api/v1/public/calendar.ics',
    ])
      await fetch(server.url + address);
  });

  it('is answered by an index, and in order by it unless little is found', () => {
    expect(questions.faults()).toEqual([]);
    expect(questions.kinds).toBeGreaterThan(100);
  });

  itOnMongoDb(
    'is planned so by the server (skipped on the embedded one, whose plans tell nothing)',
    async () => {
      expect(await questions.plannedFaults(database.store)).toEqual([]);
    },
    60_000,
  );
});

/** Nothing of these may be shown; a form must not be taken either. */
async function notRefused(user: User, one: PageOnSample, subjects: readonly Subject[]): Promise<string[]> {
  const found: string[] = [];
  for (const subject of subjects.slice(0, REFUSED)) {
    const address = addressOf(one.page, subject);
    const { status, html } = await visit(user, one, subject);
    if (status !== 403 && status !== 404) found.push(`${address}: ${status}`);
    else found.push(...tracesIn(html, titles, user, address).map((trace) => `${address} says "${trace}"`));
  }
  return found;
}

/** One of these at least must be shown, and none may break. */
async function notShown(user: User, one: PageOnSample, subjects: readonly Subject[]): Promise<string[]> {
  const answers = new Set<number>();
  for (const subject of subjects.slice(0, TRIED)) {
    const shown = await visit(user, one, subject);
    const { status } = shown;
    if (status === 200) return one.page.kind === 'list' ? notFiltered(user, shown, one.page.path) : [];
    if (status >= 500) return [`${addressOf(one.page, subject)}: ${errors.at(-1)}`];
    answers.add(status);
  }
  return subjects.length === 0 ? [] : [`${one.page.path}: ${[...answers].join()}`];
}

/** A list takes its own filters and has a second page: each filter once, all together for everybody. */
async function notFiltered(user: User, shown: Shown, path: string): Promise<string[]> {
  const { filtered, next } = furtherViews(shown);
  const found: string[] = [];
  for (const address of [...(tried.has(path) ? filtered.slice(-1) : filtered), ...next]) {
    const { status } = await (await browserOf(user)).get(address);
    if (status !== 200) found.push(`${address}: ${status} ${status >= 500 ? errors.at(-1) : ''}`);
  }
  tried.add(path);
  return found;
}

async function taken(user: User, address: string): Promise<string[]> {
  const shown = { address, fields: {}, html: '', status: 200, location: null };
  const browser = await browserOf(user);
  const answers = [
    await browser.send(shown, { go: 'send' }),
    await browser.send(shown, { go: 'send', token: 'x'.repeat(32) }),
  ];
  return answers.filter(({ status }) => status !== 403).map(({ status }) => `${address}: ${status}`);
}
