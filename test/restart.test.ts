import { workflowId } from '../domain/record/workflow-id';
import { loadExample } from '../examples/load-example';
import { Company } from '../examples/play/company';
import { HttpUser } from '../examples/play/http-user';
import { temporaryFolder } from '../infra/engines/run-engine';
import { journalOf } from './kill/journal-of';
import { processTable } from './kill/running-demo';
import { ADMINISTRATOR, killEverything, type RunningService, startService } from './kill/running-service';
import { stillRunning } from './setup/program';
import { until } from './setup/until';

const EXAMPLE = loadExample('guangzhou-venture');
/** Decisions under way when the first of them is answered: asked for, being recorded, or not yet told. */
const AT_ONCE = 8;
/** The month for which a call is open passes in about three seconds once the clock flows. */
const SETTINGS = { SANDBOX_PACE: String(10 * 86_400) };

interface Asked {
  path: string;
  body: unknown;
  key: string;
  answer: unknown;
}

const folder = temporaryFolder();
let service: RunningService;
let people: { administrator: HttpUser; officer: HttpUser; approver: HttpUser; auditor: HttpUser };
let published: string;
const proposed: string[] = [];
/** What was asked and answered before the first kill. */
const answered: { [who in 'officer' | 'approver']: Asked[] } = { officer: [], approver: [] };

const openCall = () => workflowId.programme(published);

beforeAll(async () => {
  service = await startService(folder.path, SETTINGS);
  const administrator = new HttpUser(service.url, 'administrator');
  await administrator.signIn(ADMINISTRATOR.email, ADMINISTRATOR.password);
  const company = new Company(
    administrator,
    ADMINISTRATOR.password,
    (name) => new HttpUser(service.url, name),
  );
  await company.engage(EXAMPLE.organisations, EXAMPLE.users);
  const bureauId = company.organisationId('gz-bureau');
  const auditOffice = company.organisationId('gz-audit');
  people = {
    administrator,
    officer: (await company.somebody(bureauId, 'bureau-officer')).user,
    approver: (await company.somebody(bureauId, 'bureau-approver')).user,
    auditor: (await company.somebody(auditOffice, 'auditor')).user,
  };
  published = await draft('published');
  await decide('officer', `/programmes/${published}/propose`, 'propose-published');
  await decide('approver', `/programmes/${published}/approve`, 'approve-published');
  for (let n = 1; n <= AT_ONCE; n += 1) proposed.push(await draft(`draft-${n}`));
}, 120_000);

afterAll(async () => {
  service?.program.child.kill('SIGTERM');
  await service?.program.ended;
  folder.remove();
}, 60_000);

describe('a service of which every process is killed', () => {
  it('has, started again, everything that it had, and nobody has to sign in again', async () => {
    const before = await everything();
    const underWay = proposed.map((id) => propose(people.officer.at(service.url, 0), id));
    const settled = Promise.allSettled(underWay);
    await Promise.any(underWay);
    await killEverything(service);
    const unanswered = (await settled).filter(({ status }) => status === 'rejected');
    expect(unanswered.length).toBeGreaterThan(0);

    await startAgain();
    expect(await everything()).toEqual(before);
  }, 120_000);

  it('gives the first answer to a request that comes again under its key', async () => {
    const { decisions } = await journalOf(people.auditor, openCall());
    for (const who of ['officer', 'approver'] as const) {
      for (const { path, body, key, answer } of answered[who]) {
        expect(await people[who].post(path, body, key)).toEqual(answer);
      }
    }
    expect((await journalOf(people.auditor, openCall())).decisions).toEqual(decisions);
  });

  it('takes the decisions that were under way once each, when they come again', async () => {
    const again = proposed.map((id) => propose(people.officer, id));
    expect(await Promise.all(again)).toEqual(proposed.map(() => ({ state: 'proposed' })));
    for (const id of proposed) {
      const { decisions, verdict } = await journalOf(people.auditor, workflowId.programme(id));
      expect(decisions).toEqual(['draft', 'propose']);
      expect(verdict).toMatchObject({ whole: true, entries: 2 });
    }
  }, 120_000);

  it('takes the next decision', async () => {
    const [next = ''] = proposed;
    expect(await people.approver.post(`/programmes/${next}/approve`)).toMatchObject({ state: 'open' });
    const { decisions, verdict } = await journalOf(people.auditor, workflowId.programme(next));
    expect(decisions).toEqual(['draft', 'propose', 'approve']);
    expect(verdict.whole).toBe(true);
  });

  it('keeps a deadline that was running when it was killed a second time', async () => {
    const { due } = await closing();
    const begun = (await clock()).now;
    const flowing = people.administrator
      .at(service.url, 0)
      .post('/sandbox/clock/advance', { jump: false, reminders: false }, 'advance');
    const lost = flowing.then(
      () => false,
      () => true,
    );
    await until('the clock flows', async () => (await clock()).now > begun);
    await killEverything(service);
    expect(await lost).toBe(true);

    await startAgain();
    // Whoever asks next finishes what was cut off in the middle of telling the processes what time it is.
    const moved = await people.administrator.post('/sandbox/clock/advance', { to: due });
    expect(moved).toMatchObject({ now: due, overdue: [] });
    expect(await stateOf(published)).toBe('failed');
    const { decisions, verdict, entries } = await journalOf(people.auditor, openCall());
    expect(decisions).toEqual(['draft', 'propose', 'approve', 'close-call', 'judge-eligibility', 'fail']);
    expect(entries[3]).toMatchObject({ actor: { kind: 'system' } });
    expect(entries[3]!.at >= due).toBe(true);
    expect(verdict).toMatchObject({ whole: true, entries: decisions.length });
  }, 120_000);

  it('ends on SIGTERM in order and leaves no process behind', async () => {
    const table = processTable(folder.path)!;
    expect(Object.keys(table)).toEqual(
      expect.arrayContaining(['launcher', 'mongo', 'temporal', 'sandbox', 'worker', 'api']),
    );
    service.program.child.kill('SIGTERM');
    expect(await service.program.ended).toEqual({ code: 0, signal: null });
    expect(stillRunning(table)).toEqual([]);
    expect(processTable(folder.path)).toBeUndefined();
  }, 60_000);
});

async function startAgain(): Promise<void> {
  service = await startService(folder.path, SETTINGS);
  const { administrator, officer, approver, auditor } = people;
  people = {
    administrator: administrator.at(service.url),
    officer: officer.at(service.url),
    approver: approver.at(service.url),
    auditor: auditor.at(service.url),
  };
}

async function decide(who: 'officer' | 'approver', path: string, key: string, body: unknown = {}) {
  const answer = await people[who].post<{ [field: string]: string }>(path, body, key);
  answered[who].push({ path, body, key, answer });
  return answer;
}

/** Under the same key however often it is asked. */
function propose(who: HttpUser, programmeId: string): Promise<unknown> {
  return who.post(`/programmes/${programmeId}/propose`, {}, `propose-${programmeId}`);
}

async function draft(name: string): Promise<string> {
  const { hash } = await decide('officer', '/rulebooks', `rulebook-${name}`, EXAMPLE.rulebook);
  const body = { rulebookHash: hash, title: EXAMPLE.rulebook.title };
  return (await decide('officer', '/programmes', name, body)).id ?? '';
}

/** All that the auditor sees of what no request under way is about. */
async function everything() {
  const { auditor, administrator } = people;
  const of = encodeURIComponent(openCall());
  return {
    clock: await clock(),
    organisations: await administrator.get('/organisations?limit=100'),
    users: await administrator.get('/users?limit=100'),
    programme: await auditor.get(`/programmes/${published}`),
    process: await auditor.get(`/processes/${of}`),
    journal: await journalOf(auditor, openCall()),
    tasks: await auditor.get(`/tasks?of=everybody&status=all&programmeId=${published}&limit=100`),
    drafts: await Promise.all(
      proposed.map(async (id) => (await journalOf(auditor, workflowId.programme(id))).entries[0]),
    ),
  };
}

const clock = () => people.administrator.get<{ now: string; held: string | null }>('/sandbox/clock');

const stateOf = async (id: string) =>
  (await people.auditor.get<{ state: string }>(`/programmes/${id}`)).state;

async function closing(): Promise<{ due: string }> {
  const { deadlines } = await people.auditor.get<{ deadlines: { key: string; due: string }[] }>(
    `/processes/${encodeURIComponent(openCall())}`,
  );
  const found = deadlines.find(({ key }) => key === 'close');
  if (!found) throw new Error('the call has no closing');
  return found;
}
