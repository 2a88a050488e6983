import { workflowId } from '../domain/record/workflow-id';
import { loadExample } from '../examples/load-example';
import { type Account, Company } from '../examples/play/company';
import { HttpUser, Refused } from '../examples/play/http-user';
import type { User } from '../examples/play/user';
import type { Example, ExampleTie, ExampleUser } from '../examples/types';
import { temporaryFolder } from '../infra/engines/run-engine';
import { ADMINISTRATOR, type RunningService, startService } from './kill/running-service';
import { until } from './setup/until';

const EXAMPLE = loadExample('yichun-venture');
/** Applications of the example; the pool is enough for one of them. */
const [FIRST, SECOND, THIRD] = ['yc-08', 'yc-11', 'yc-17'] as const;
const SHARE_OF_POINTS = { [FIRST]: 0.9, [SECOND]: 0.8, [THIRD]: 0.7 };
const workingDays = (count: number) => ({ count, unit: 'working-day' as const });

/** Three seats and four in reserve, fifteen working days, and money for one project. */
const RULEBOOK: Example['rulebook'] = {
  ...EXAMPLE.rulebook,
  review: {
    ...EXAMPLE.rulebook.review,
    ...{ panelSize: 3, reserve: 4, quorum: 3, closeWithin: workingDays(15) },
    draw: { expertise: ['social-assistance'], seatsAtOnce: 2 },
  },
  publicNotice: {
    ...EXAMPLE.rulebook.publicNotice,
    complaint: { within: workingDays(15), stay: { count: 30, unit: 'day' } },
  },
  funding: { ...EXAMPLE.rulebook.funding, pool: 4_000_000, cap: 4_000_000, lastAward: 'whole-only' },
};

/** Ties to the first applicant, one of each kind; the last has ended too long ago to count. */
const TIES: ExampleTie[] = [
  ...(['employment', 'shareholding', 'kinship', 'earlier-work'] as const).map((kind, n) => ({
    ...{ organisation: 'yc-fengxin', kind },
    until: n % 2 === 0 ? null : '2023-06-30',
  })),
  { organisation: 'yc-fengxin', kind: 'kinship', until: '2021-12-31' },
];

/** Every evaluator is an expert and knows the field; five of them have a tie. */
function tied(user: ExampleUser): ExampleUser {
  if (!user.evaluator) return user;
  const tie = TIES[Number(user.code.slice(-2)) - 1];
  const expertise = ['social-assistance'];
  return { ...user, evaluator: { ...user.evaluator, expert: true, expertise, ties: tie ? [tie] : [] } };
}

interface SeatOfPanel {
  id: string;
  number: number;
  evaluatorId: string;
  state: string;
  voidReason: string | null;
  conflict?: { kind: string; organisationId: string; late: boolean };
  voidWords?: string;
  replaces: string | null;
  dissent?: string;
}

interface Entry {
  decision: string;
  at: string;
  facts: { seat?: number; reason?: unknown; refilledBy?: number[]; recused?: { kind: string }[] };
}

interface Ranking {
  round: number;
  rows: { applicationId: string; rank: number; outcome: string; score: number }[];
  calibration: { seats: { seatId: string }[] };
}

const folder = temporaryFolder();
let service: RunningService;
let company: Company<HttpUser>;
let administrator: HttpUser;
let officer: User;
let approver: User;
let auditor: User;
let programmeId: string;
const applications = new Map<string, string>();

beforeAll(async () => {
  service = await startService(folder.path);
  administrator = new HttpUser(service.url, 'administrator');
  await administrator.signIn(ADMINISTRATOR.email, ADMINISTRATOR.password);
  company = new Company(administrator, ADMINISTRATOR.password, (name) => new HttpUser(service.url, name));
  await company.engage(EXAMPLE.organisations, EXAMPLE.users.map(tied));
  const bureauId = company.organisationId('yc-bureau');
  officer = (await company.somebody(bureauId, 'bureau-officer')).user;
  approver = (await company.somebody(bureauId, 'bureau-approver')).user;
  auditor = (await company.somebody(company.organisationId('yc-audit'), 'auditor')).user;
  await publish();
  for (const code of [FIRST, SECOND, THIRD]) await apply(code);
  await passUntil(workflowId.programme(programmeId), 'close');
}, 120_000);

afterAll(async () => {
  service?.program.child.kill('SIGTERM');
  await service?.program.ended;
  folder.remove();
}, 60_000);

describe('a panel with two silent evaluators, one late conflict and one resignation', () => {
  it('keeps from an evaluator who finds a conflict everything about the applications from that moment on', async () => {
    const drawn = await seats('drawn', 3);
    const [draw] = (await journal(workflowId.panel(programmeId))).items;
    expect(draw?.facts.recused?.map(({ kind }) => kind).sort()).toEqual([
      ...['earlier-work', 'employment', 'kinship', 'shareholding'],
    ]);
    const [first] = drawn as [SeatOfPanel, SeatOfPanel, SeatOfPanel];
    const { user } = await evaluatorOf(first);
    const [application = ''] = applications.values();
    await declare(first, 'no-conflict');
    await fillIn(first, application, 1);
    await user.post(`${address(first)}/declare`, {
      declaration: 'conflict',
      conflict: { kind: 'kinship', organisationId: applicantOf(FIRST) },
      reason: '阅读申报书后发现项目负责人为本人亲属。',
    });
    const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    for (const ask of [
      (id: string) => user.get(`/applications/${id}`),
      (id: string) => user.put(`${address(first)}/sheets/${id}`, { marks: [] }),
      (id: string) => user.post(`/applications/${id}/submit`),
    ]) {
      expect(await refusal(ask(application), application)).toEqual(await refusal(ask(unknown), unknown));
    }
    expect((await refusal(user.get(`/applications/${application}`))).status).toBe(404);
    expect((await refusal(user.get(`/programmes/${programmeId}/applications`))).status).toBe(403);
    expect((await refusal(user.get(`/programmes/${programmeId}/rankings`))).status).toBe(403);
    expect(await user.get(address(first))).toMatchObject({ applications: [], applicants: [], sheets: [] });
    const title = EXAMPLE.applications.find(({ code }) => code === FIRST)?.title ?? '';
    expect(JSON.stringify(await user.get(`/search?q=${encodeURIComponent(title)}`))).not.toContain(
      application,
    );
  });

  it('fills each seat from the reserve, tells declining from resigning, and closes in time', async () => {
    const [second, third, fourth] = [await seat(2), await seat(3), await seat(4)];
    await declare(third, 'no-conflict');
    await fillIn(third, applications.get(SECOND) ?? '', 1);
    await declare(fourth, 'no-conflict');
    await (await evaluatorOf(fourth)).user.post(`${address(fourth)}/declare`, {
      declaration: 'resigned',
      reason: '因病住院，无法继续评审。',
    });
    await score(await seat(5));
    await passUntil(workflowId.panel(programmeId), `declare/${second.number}`);
    await score(await seat(6));
    await passUntil(workflowId.panel(programmeId), `score/${third.number}`);
    const { due } = await deadline(workflowId.panel(programmeId), 'close');
    await score(await seat(7));
    await until('the panel has closed', async () => (await panel()).state === 'closed');

    const { items } = await journal(workflowId.panel(programmeId));
    const closed = items.find(({ decision }) => decision === 'close');
    expect(closed && closed.at < due).toBe(true);
    expect(items.filter(({ decision }) => decision === 'void-seat').map(({ facts }) => facts)).toEqual([
      {
        ...{ seat: 1, reason: 'conflict', refilledBy: [4] },
        conflict: { kind: 'kinship', organisationId: applicantOf(FIRST), late: true },
        words: { statementId: expect.any(String), sha256: expect.any(String) },
      },
      {
        ...{ seat: 4, reason: 'resigned', refilledBy: [5] },
        words: { statementId: expect.any(String), sha256: expect.any(String) },
      },
      { seat: 2, reason: 'silent', refilledBy: [6] },
      { seat: 3, reason: 'silent', refilledBy: [7] },
    ]);
    const told = (await allSeats()).map(({ number, state, voidReason, replaces }) => ({
      ...{ number, state, voidReason },
      replaces: replaces && Number(replaces.split('/').at(-1)),
    }));
    expect(told).toEqual([
      { number: 1, state: 'void', voidReason: 'conflict', replaces: null },
      { number: 2, state: 'void', voidReason: 'silent', replaces: null },
      { number: 3, state: 'void', voidReason: 'silent', replaces: null },
      { number: 4, state: 'void', voidReason: 'resigned', replaces: 1 },
      { number: 5, state: 'submitted', voidReason: null, replaces: 4 },
      { number: 6, state: 'submitted', voidReason: null, replaces: 2 },
      { number: 7, state: 'submitted', voidReason: null, replaces: 3 },
    ]);
    expect((await seat(4)).voidWords).toBe('因病住院，无法继续评审。');
  });

  it('ranks by the seats that stand, whatever the others had written', async () => {
    const ranking = await rankingOf(1);
    expect(ranking.calibration.seats.map(({ seatId }) => seatId.split('/').at(-1)).sort()).toEqual([
      '5',
      '6',
      '7',
    ]);
    expect(placed(ranking)).toEqual([
      [FIRST, 'award', 90],
      [SECOND, 'reserve', 80],
      [THIRD, 'reserve', 70],
    ]);
  });

  it('keeps who does not agree with the result, and why, on record', async () => {
    const fifth = await seat(5);
    const { user } = await evaluatorOf(fifth);
    await user.post(`${address(fifth)}/dissent`, { reason: '第一名的预算依据不足，不应排在首位。' });
    expect((await refusal(user.post(`${address(fifth)}/dissent`, { reason: '再次' }))).status).toBe(409);
    expect((await seat(5)).dissent).toBe('第一名的预算依据不足，不应排在首位。');
  });
});

describe('an objection that is upheld while the ranking is on notice', () => {
  it('has the application scored again, ranks anew, and moves the award', async () => {
    const objector = await of(SECOND, 'organisation-certifier');
    const { id } = await objector.post<{ id: string }>(`/programmes/${programmeId}/objections`, {
      applicationId: applications.get(FIRST),
      grounds: '该项目所列服务对象与上年度项目重复。',
    });
    await officer.post(`/objections/${id}/answer`, {
      ...{ verdict: 'upheld', remedy: 'rescore' },
      answer: '经核查属实，由评审小组重新评分。',
    });
    for (const one of await seats('declared', 3)) await score(one, { ...SHARE_OF_POINTS, [FIRST]: 0.6 });
    await until('the ranking is on notice again', async () => (await programme()).state === 'notice');
    expect(placed(await rankingOf(2))).toEqual([
      [SECOND, 'award', 80],
      [THIRD, 'reserve', 70],
      [FIRST, 'reserve', 60],
    ]);
  });

  it('lets the other organisation sign, but not while a complaint about an answer is dealt with', async () => {
    const complainant = await of(THIRD, 'organisation-certifier');
    const { id } = await complainant.post<{ id: string }>(`/programmes/${programmeId}/objections`, {
      applicationId: applications.get(SECOND),
      grounds: '认为第一名报价偏高。',
    });
    await officer.post(`/objections/${id}/answer`, { verdict: 'rejected', answer: '经复核，报价合理。' });
    await passUntil(workflowId.programme(programmeId), 'notice');
    const project = await until('the agreement is there', async () => {
      const { items } = await officer.get<{ items: Project[] }>(`/projects?programmeId=${programmeId}`);
      return items.find(({ state }) => state === 'agreement');
    });
    expect(project).toMatchObject({ organisationId: applicantOf(SECOND), award: 3_900_000 });
    await complainant.post(`/objections/${id}/complaint`, { grounds: '答复没有说明报价的依据。' });
    const signers = [await of(SECOND, 'organisation-certifier'), approver];
    for (const signer of signers) expect((await refusal(sign(signer, project.id))).status).toBe(409);
    await approver.post(`/objections/${id}/complaint/decide`, {
      verdict: 'rejected',
      decision: '市财政局〔2025〕12号：投诉缺乏事实依据，予以驳回。',
    });
    await until('the stay has ended', async () => {
      const { state } = await officer.get<Project>(`/projects/${project.id}`);
      return state === 'agreement';
    });
    for (const signer of signers) await sign(signer, project.id);
    expect((await officer.get<Project>(`/projects/${project.id}`)).state).toBe('running');
    for (const stream of [
      workflowId.panel(programmeId),
      workflowId.programme(programmeId),
      workflowId.project(project.id),
    ]) {
      expect(await auditor.get(`/journal/verify?stream=${encodeURIComponent(stream)}`)).toMatchObject({
        whole: true,
      });
    }
  });
});

async function sign(signer: User, projectId: string): Promise<void> {
  const { sha256 } = await signer.get<{ sha256: string }>(`/projects/${projectId}/agreement`);
  await signer.post(`/projects/${projectId}/agreement/sign`, { sha256 });
}

interface Project {
  id: string;
  state: string;
  organisationId: string;
  award: number;
}

async function publish(): Promise<void> {
  const { hash } = await officer.post<{ hash: string }>('/rulebooks', RULEBOOK);
  const body = { rulebookHash: hash, title: RULEBOOK.title };
  programmeId = (await officer.post<{ id: string }>('/programmes', body)).id;
  await officer.post(`/programmes/${programmeId}/propose`);
  await approver.post(`/programmes/${programmeId}/approve`);
}

async function apply(code: string): Promise<void> {
  const found = EXAMPLE.applications.find((one) => one.code === code);
  if (!found) throw new Error(`no application ${code}`);
  const { code: _, organisation: _by, lot, ...fields } = found;
  const editor = await of(code, 'organisation-editor');
  const body = { ...fields, lotId: lot, documents: [] };
  const { id } = await editor.post<{ id: string }>(`/programmes/${programmeId}/applications`, body);
  applications.set(code, id);
  await editor.post(`/applications/${id}/submit`);
}

function applicantOf(code: string): string {
  return company.organisationId(EXAMPLE.applications.find((one) => one.code === code)?.organisation ?? '');
}

const of = async (code: string, role: 'organisation-editor' | 'organisation-certifier'): Promise<User> =>
  (await company.somebody(applicantOf(code), role)).user;

const address = ({ number }: SeatOfPanel) => `/panel-seats/${programmeId}/${number}`;

const panel = () => officer.get<{ state: string; seats: SeatOfPanel[] }>(`/programmes/${programmeId}/panel`);

const allSeats = async () => (await panel()).seats;

const programme = () => officer.get<{ state: string }>(`/programmes/${programmeId}`);

/** The seats of a state, once there are as many. */
const seats = (state: string, many: number) =>
  until(`${many} seats are ${state}`, async () => {
    const found = (await allSeats()).filter((one) => one.state === state);
    return found.length === many ? found : undefined;
  });

const seat = (number: number) =>
  until(`there is seat ${number}`, async () => (await allSeats()).find((one) => one.number === number));

async function evaluatorOf({ evaluatorId }: SeatOfPanel): Promise<Account<HttpUser>> {
  const [found] = company.addressed({ userId: evaluatorId, organisationId: null, role: null });
  if (!found) throw new Error('nobody has this seat');
  await company.signIn(found);
  return found;
}

async function declare(one: SeatOfPanel, declaration: string): Promise<void> {
  await (await evaluatorOf(one)).user.post(`${address(one)}/declare`, { declaration });
}

/** Marks of one application, each criterion by the same share of its points. */
async function fillIn(one: SeatOfPanel, applicationId: string, share: number): Promise<void> {
  const { user } = await evaluatorOf(one);
  const { criteria } = await user.get<{ criteria: { id: string; points: number }[] }>(address(one));
  const marks = criteria.map(({ id, points }) => ({
    ...{ criterion: id, comment: '论证充分。' },
    points: Math.round(points * share * 100) / 100,
  }));
  await user.put(`${address(one)}/sheets/${applicationId}`, { marks });
}

/** Declares where that is still to be done, fills in every sheet that is open, and submits. */
async function score(one: SeatOfPanel, shares: { [code: string]: number } = SHARE_OF_POINTS): Promise<void> {
  const again = one.state === 'declared';
  if (!again) await declare(one, 'no-conflict');
  for (const [code, id] of applications)
    if (!again || code === FIRST) await fillIn(one, id, shares[code] ?? 0);
  await (await evaluatorOf(one)).user.post(`${address(one)}/submit`);
}

async function rankingOf(round: number): Promise<Ranking> {
  return until(`there is ranking ${round}`, async () => {
    const { items } = await officer.get<{ items: Ranking[] }>(`/programmes/${programmeId}/rankings`);
    return items.find((one) => one.round === round);
  });
}

function placed({ rows }: Ranking) {
  const codes = new Map([...applications].map(([code, id]) => [id, code]));
  return rows.map(({ applicationId, outcome, score: points }) => [codes.get(applicationId), outcome, points]);
}

const journal = (stream: string) =>
  auditor.get<{ items: Entry[] }>(`/journal?stream=${encodeURIComponent(stream)}&limit=100`);

async function deadline(process: string, key: string): Promise<{ due: string }> {
  return until(`${process} has the deadline ${key}`, async () => {
    const { deadlines } = await auditor.get<{ deadlines: { key: string; due: string }[] }>(
      `/processes/${encodeURIComponent(process)}`,
    );
    return deadlines.find((one) => one.key === key);
  });
}

/** Moves the clock on until a deadline has passed. */
async function passUntil(process: string, key: string): Promise<void> {
  const { due } = await deadline(process, key);
  for (let now = ''; now < due; )
    ({ now } = await administrator.post<{ now: string }>('/sandbox/clock/advance', {
      ...{ to: due, reminders: false },
    }));
}

/** What somebody is told who may not; without the id that was asked for. */
async function refusal(asked: Promise<unknown>, id = '') {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error('it was not refused');
  const { type, title, detail } = error.problem;
  return { status: error.status, type, title, detail: id ? detail?.replaceAll(id, '') : detail };
}
