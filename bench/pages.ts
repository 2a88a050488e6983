import { ROLES, type Role } from '../domain/record/party';
import type { MongoStore } from '../infra/database/mongo-store';
import { type Browser, openBrowser } from '../test/support/form-browser';
import { loadSampleCycle, type SampleCycle } from '../test/support/sample-cycle';
import { quantile } from './load';
import { type Seeded, seedProjects } from './page-seed';
import { type Visit, visitsOf } from './page-visits';
import type { Stage } from './stage';

/** Milliseconds within which nineteen of twenty answers must come. */
export const AIM_MS = 200;
const TIMES = 40;
const WARM_UP = 3;
/** A page that is far too slow is not asked for any longer than this. */
const PATIENCE_MS = 30_000;

export interface Measured {
  visit: Visit;
  status: number;
  p50: number;
  p95: number;
}

export interface PageFigures {
  sizes: { projects: number; counts: Seeded['counts']; seconds: number; measured: Measured[] }[];
}

/**
 * How long every list, project page and dashboard takes, for the role that uses it, on a database of so many projects
 * and then on one of more, over HTTP and with a session, one request after the other.
 */
export async function measurePages(
  stage: Stage,
  store: MongoStore,
  sizes: readonly number[],
  log: (line: string) => void,
): Promise<PageFigures> {
  // The sample brings its own people and calendars.
  await store.connection.dropDatabase();
  await store.migrate();
  const cycle = await loadSampleCycle(store);
  const api = await stage.start('api');
  const url = String(api.details.url);
  const figures: PageFigures = { sizes: [] };
  const counts: Seeded['counts'] = {};
  let from = 0;
  for (const projects of sizes) {
    log(`seeding ${projects} projects`);
    const begun = performance.now();
    const seeded = await seedProjects(store, { from, to: projects });
    for (const [name, count] of Object.entries(seeded.counts)) counts[name] = (counts[name] ?? 0) + count;
    const seconds = (performance.now() - begun) / 1000;
    log(`seeded in ${seconds.toFixed(0)} s; asking for pages`);
    const measured = await visitAll(url, cycle, visitsOf(seeded), log);
    figures.sizes.push({ projects, counts: { ...counts }, seconds, measured });
    from = projects;
  }
  await api.stop();
  return figures;
}

/** Asks for every page as the person of the sample who has the role. */
export async function visitAll(
  url: string,
  cycle: SampleCycle,
  visits: readonly Visit[],
  log: (line: string) => void,
  times = TIMES,
): Promise<Measured[]> {
  const browsers = new Map<Role, Browser>();
  for (const role of ROLES) browsers.set(role, await openBrowser(url, cycle.concerned[role]));
  const measured: Measured[] = [];
  for (const visit of visits) {
    const browser = visit.role === null ? null : browsers.get(visit.role);
    const ask = async () => (browser ? (await browser.get(visit.path)).status : askOpenly(url + visit.path));
    const one = { visit, ...(await timesOf(ask, times)) };
    measured.push(one);
    log(
      `${visit.role ?? 'everybody'} ${visit.name}: ${one.p95.toFixed(0)} ms${one.status === 200 ? '' : ` (${one.status})`}`,
    );
  }
  return measured;
}

async function askOpenly(address: string): Promise<number> {
  const response = await fetch(address);
  await response.arrayBuffer();
  return response.status;
}

async function timesOf(ask: () => Promise<number>, times: number): Promise<Omit<Measured, 'visit'>> {
  const all: number[] = [];
  const until = performance.now() + PATIENCE_MS;
  let status = 0;
  for (let n = 0; n < WARM_UP + times && performance.now() < until; n += 1) {
    const begun = performance.now();
    status = await ask();
    all.push(performance.now() - begun);
  }
  const kept = all.length > WARM_UP ? all.slice(WARM_UP) : all;
  return { status, p50: quantile(kept, 0.5), p95: quantile(kept, 0.95) };
}
