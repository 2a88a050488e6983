import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { HIDEABLE } from '../domain/match/blind-terms';
import type { Seat } from '../domain/match/seat';
import type { MongoStore } from '../infra/database/mongo-store';
import { enterOrganisation, enterUser, TEST_PASSWORD } from '../test/support/api-server';
import { loadSampleCycle, mainProject } from '../test/support/sample-cycle';
import { sampleApplication } from '../test/support/sample-people';
import type { Stage } from './stage';
import { type Apart, apartBy, isNoChance } from './told-apart';

/** What must not be heard: a refusal of what is there and one of what is not, this many milliseconds apart. */
export const REFUSAL_LIMIT_MS = 1;
const SAMPLES = 300;
const WARM_UP = 40;
/** What seems to be told apart is asked again, each time twice as often; only what stays so counts. */
const ROUNDS = 3;
const THINGS = 20;
const P = ulid();

type Kind = 'refused' | 'heard';

export interface RefusalFigures {
  name: string;
  /** `refused`: must not be told apart. `heard`: what may be read, of which the clock must hear a difference at all. */
  kind: Kind;
  samples: number;
  apart: Apart;
  missed: boolean;
}

interface Case {
  name: string;
  kind: Kind;
  cookie: string;
  real: readonly string[];
  none: readonly string[];
  init?: RequestInit;
}

/**
 * Whether an evaluator who is in conflict can tell by a clock what an answer does not say: real applications, papers
 * and names asked for in turns with such as do not exist, over HTTP, until one lot of times cannot be told from the
 * other by a millisecond, or has stayed apart in every round.
 */
export async function measureRefusals(
  stage: Stage,
  store: MongoStore,
  log: (line: string) => void,
): Promise<RefusalFigures[]> {
  const world = await enterWorld(store);
  const api = await stage.start('api');
  const url = String(api.details.url);
  const [conflicted, reading] = [await sessionOf(url, world.conflicted), await sessionOf(url, world.reading)];
  const figures: RefusalFigures[] = [];
  for (const one of casesOf(world, conflicted, reading)) {
    const measured = await untilSure(url, one);
    figures.push(measured);
    log(`${one.name}: ${measured.apart.difference.toFixed(2)} ms apart`);
  }
  await api.stop();
  return figures;
}

function casesOf(
  { applications, papers, names }: World,
  conflicted: string,
  reading: string,
): readonly Case[] {
  const none = { ids: applications.map(() => ulid()), papers: papers.map(() => ulid()) };
  const nobody = names.map((name) => name.replaceAll('标', '无'));
  const to = (path: string, ids: readonly string[]) =>
    ids.map((id) => path.replace(':id', encodeURIComponent(id)));
  const refused = (name: string, path: string, real: readonly string[], not: readonly string[]): Case => ({
    ...{ name, kind: 'refused', cookie: conflicted, real: to(path, real), none: to(path, not) },
  });
  const sheet: RequestInit = {
    method: 'PUT',
    body: '{"marks":[]}',
    headers: { 'content-type': 'application/json' },
  };
  return [
    refused('application', '/api/v1/applications/:id', applications, none.ids),
    refused('its page', '/applications/:id', applications, none.ids),
    refused('paper', '/api/v1/documents/:id', papers, none.papers),
    refused('content of a paper', '/api/v1/documents/:id/content', papers, none.papers),
    {
      ...refused('score sheet', `/api/v1/panel-seats/${P}/2/sheets/:id`, applications, none.ids),
      init: sheet,
    },
    refused('search for a name', '/api/v1/search?q=:id', names, nobody),
    refused('page of that search', '/search?q=:id', names, nobody),
    {
      ...refused('one who may read', '/api/v1/applications/:id', applications, none.ids),
      ...{ kind: 'heard', cookie: reading },
    },
  ];
}

async function untilSure(url: string, one: Case): Promise<RefusalFigures> {
  await sampled(url, one, WARM_UP);
  for (let round = 1; ; round += 1) {
    const samples = SAMPLES * 2 ** (round - 1);
    const [real, none] = await sampled(url, one, samples);
    const apart = apartBy(real, none);
    const missed =
      one.kind === 'heard' ? !isNoChance(apart) : isNoChance(apart) && apart.difference >= REFUSAL_LIMIT_MS;
    if (!missed || round === ROUNDS) return { name: one.name, kind: one.kind, samples, apart, missed };
  }
}

/** Times of the real and of the others, asked for in turns: first one first, then the other, so that neither gains. */
async function sampled(url: string, one: Case, count: number): Promise<[number[], number[]]> {
  const [first, second]: [Lot, Lot] = [
    { addresses: one.real, answers: [] },
    { addresses: one.none, answers: [] },
  ];
  for (let n = 0; n < count; n += 1)
    for (const { addresses, answers } of n % 2 === 0 ? [first, second] : [second, first])
      answers.push(await timed(url + (addresses[n % addresses.length] ?? ''), one));
  if (one.kind === 'refused') mustBeAlike(one.name, first.answers, second.answers);
  const times = ({ answers }: Lot) => answers.map(({ ms }) => ms);
  return [times(first), times(second)];
}

interface Answer {
  status: number;
  ms: number;
}

interface Lot {
  addresses: readonly string[];
  answers: Answer[];
}

async function timed(address: string, { cookie, init }: Case): Promise<Answer> {
  const headers = { cookie, ...init?.headers };
  const begun = performance.now();
  const response = await fetch(address, { redirect: 'manual', ...init, headers });
  await response.arrayBuffer();
  return { status: response.status, ms: performance.now() - begun };
}

/** Nothing was measured where somebody was not signed in, or the service was at fault. */
function mustBeAlike(name: string, ...lots: readonly Answer[][]): void {
  const statuses = new Set(lots.flat().map(({ status }) => status));
  const [status = 0] = statuses;
  if (statuses.size !== 1 || ![200, 404, 409].includes(status))
    throw new Error(`${name}: answered ${[...statuses].join(' and ')}`);
}

interface World {
  applications: string[];
  papers: string[];
  /** Of the organisations that applied. */
  names: string[];
  conflicted: { email: string };
  reading: { email: string };
}

/** A blind review of twenty applications with long texts, a seat that reads them and one that had to leave. */
async function enterWorld(store: MongoStore): Promise<World> {
  await store.connection.dropDatabase();
  await store.migrate();
  const { at } = await loadSampleCycle(store);
  const { programmeId } = await mainProject(store);
  const programme = await store.programmes.need(programmeId);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  const hides = HIDEABLE.filter((one) => one !== 'documents');
  await store.rulebooks.put('blind', {
    rulebook: { ...rulebook, review: { ...rulebook.review, blind: { hides } } },
  });
  await store.programmes.insert({
    ...programme,
    ...{ id: P, state: 'reviewing', rulebookHash: 'blind', round: 0, applications: THINGS },
    ...{ noticeEndsAt: null, awardedAt: null, closedAt: null, failure: null, figures: null },
  });
  const things = Array.from({ length: THINGS }, (_, n) => ({
    ...{ organisationId: ulid(), name: `标记${n}${randomUUID().slice(0, 8)}社工中心` },
    ...{ application: ulid(), paper: ulid() },
  }));
  for (const { organisationId, name, application, paper } of things) {
    await enterOrganisation(store, { id: organisationId, kind: 'social-organisation', name });
    const long = name.repeat(150);
    await store.applications.insert(
      sampleApplication(application, organisationId, {
        ...{ programmeId: P, status: 'submitted', submittedAt: at, title: name, summary: long },
        plan: { need: long, objectives: long, activities: long, risks: long, sustainability: long },
        documents: [paper],
      }),
    );
    await store.documents.insert({
      ...{ id: paper, fileName: `${name}.pdf`, contentType: 'application/pdf', bytes: 1_000, sha256: 'x' },
      ...{ uploadedBy: 'x', organisationId, programmeId: P, projectId: null, purpose: 'application', at },
    });
  }
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency', name: '评估机构' });
  const seated = async (number: number, state: Seat['state']) => {
    const evaluator = { expertise: [], expert: true, available: true, ties: [] };
    const user = await enterUser(store, agency.id, ['evaluator'], { evaluator });
    await store.seats.insert({
      ...{ id: `${P}/${number}`, programmeId: P, number, evaluatorId: user.id, state, replaces: null },
      voidReason: state === 'void' ? 'conflict' : null,
    });
    return user;
  };
  return {
    applications: things.map((one) => one.application),
    papers: things.map((one) => one.paper),
    names: things.map((one) => one.name),
    reading: await seated(1, 'declared'),
    conflicted: await seated(2, 'void'),
  };
}

async function sessionOf(url: string, { email }: { email: string }): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    body: JSON.stringify({ email, password: TEST_PASSWORD }),
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  if (!response.ok || cookie === '') throw new Error(`signing in answered ${response.status}`);
  return cookie;
}
