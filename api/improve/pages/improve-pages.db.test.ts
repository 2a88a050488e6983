import { Fault } from '../../../domain/record/fault';
import type { Role } from '../../../domain/record/party';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';
import { sampleOutcome } from '../../../test/support/sample-outcomes';

const AT = '2026-05-06T02:00:00.000Z';
const HOSTILE = '<img src=x onerror=alert(1)>';
const FINDING = '/projects/p/findings/visits-final';

let database: TestDatabase;
let server: ApiServer;
let organisation: string;
let bureau: string;
const started: string[][] = [];
let decided: { id: string; name: string; input: { [name: string]: unknown } }[] = [];
const browsers = new Map<string, Browser>();
const as = (name: string): Browser => browsers.get(name) as Browser;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, type: { name: string }, input: { [name: string]: unknown }) => {
      if (type.name === 'reviewPlan' && input.accept === false && input.reason === null)
        throw new Fault(
          'invalid-input',
          { en: 'reason: a refusal says why', zh: '不同意时要写明理由' },
          {
            fields: [{ field: 'reason', message: 'must not be empty when refusing', zh: '不同意时必须填写' }],
          },
        );
      decided.push({ id, name: type.name, input });
      return { state: 'plan-review' };
    }) as never,
    async start(workflow: string, id: string) {
      started.push([workflow, id]);
    },
  });
  bureau = (await enterOrganisation(store, { name: '民政局' })).id;
  organisation = (await enterOrganisation(store, { kind: 'social-organisation', name: '心连心社工' })).id;
  const other = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  const enter = async (name: string, organisationId: string, role: Role) =>
    browsers.set(name, await openBrowser(server.url, await enterUser(store, organisationId, [role])));
  await enter('officer', bureau, 'bureau-officer');
  await enter('editor', organisation, 'organisation-editor');
  await enter('certifier', organisation, 'organisation-certifier');
  await enter('rival', other, 'organisation-editor');
  await store.programmes.put('g', {
    bureauId: bureau,
    rulebookHash: 'h',
    title: { zh: '温馨救助', en: 'Care' },
  });
  await store.rulebooks.put('h', {
    rulebook: {
      improve: { carryPlan: true },
      evaluation: {
        bands: [{ grade: 'pass', title: { zh: '合格', en: 'passed' }, from: 60 }],
        rounds: [{ id: 'final', indicators: [], answerAppealWithin: { count: 5, unit: 'working-day' } }],
      },
      consequences: [{ grade: 'pass', standing: 'priority', pay: 1, points: 0 }],
    } as never,
  });
  await store.applications.put('a', {
    deliverables: [{ id: 'd1', type: 'visit', title: { zh: '入户探访', en: 'visits' }, count: 10 }] as never,
  });
  await store.reports.put('p/r/1', {
    projectId: 'p',
    status: 'accepted',
    outputs: [{ deliverableId: 'd1', done: 7, note: '' }],
  });
  await store.projects.put('p', {
    ...{ programmeId: 'g', bureauId: bureau, organisationId: organisation, streetId: null },
    ...{ applicationId: 'a', rulebookHash: 'h', title: '心连心项目', state: 'running' },
    ...{ lotId: null, stages: {}, award: 1, paid: 0, withheld: 0, endedAs: null, pausedAt: null },
    ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', grades: { final: { score: 75, grade: 'pass' } } },
  });
  await store.standings.put('p', {
    ...{ organisationId: organisation, programmeId: 'g', projectId: 'p', grade: 'pass', score: 75 },
    ...{ standing: 'excluded', until: '2028-05-06T15:59:59.999Z', points: 0, reason: 'veto: excluded' },
    ...{ unspent: 300, carriedOver: [{ kind: 'target', ref: 'd1', text: '入户探访: 7 of 10' }], at: AT },
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(async () => {
  decided = [];
  await enterFinding('planning');
});

async function enterFinding(state: string, more: object = {}): Promise<void> {
  await database.store.findings.put('p/visits-final', {
    ...{ projectId: 'p', programmeId: 'g', round: 'final', indicator: 'visits', state, severity: 'major' },
    ...{ plan: null, evidence: [], inspections: [], failedAttempts: 0, holds: 'second', outcome: null },
    ...{ openedAt: AT, closedAt: null },
    ...more,
  });
}

const PLAN = { owner: '项目主管', measure: `每月入户 ${HOSTILE}`, target: '10 次', dueOn: '2026-07-31' };

describe('what works', () => {
  it('is told with intervals in words, and as a file, to the bureau alone', async () => {
    const { store } = database;
    for (const [n, met] of [12, 9, 14].entries())
      await store.outcomes.insert(sampleOutcome(`o${n}`, bureau, { met, spent: 500_000 }));
    const address = `/organisations/${bureau}/what-works`;
    const own = await as('officer').get(`/organisations/${bureau}`);
    expect(own.html).toContain(`href="${address}"`);
    const { html } = await as('officer').get(`${address}?year=2025`);
    for (const said of ['照护类', '全部措施', '58.3%', '29.4% 至 82.5%', '¥50.00', '按人次比例分摊'])
      expect(html).toContain(said);
    const csv = (await as('officer').get(`${address}?format=csv`)).html;
    expect(csv).toContain('照护类,全部措施,3,60,35,0.583333333,');
    expect((await as('officer').get(address, { lang: 'en' })).html).toContain('Share met');
    expect((await as('rival').get(address)).status).toBe(403);
  });
});

describe('the findings of a project', () => {
  it('lead to each one, and to what can be done there', async () => {
    expect((await as('editor').get('/projects/p/findings')).html).toContain(`href="${FINDING}"`);
    const page = await as('editor').get(FINDING);
    expect(page.html).toContain(`href="${FINDING}/plan"`);
    expect(page.html).toContain('暂缓拨付：second');
    expect((await as('officer').get(FINDING)).html).not.toContain(`${FINDING}/plan`);
  });

  it('are not there for another organisation', async () => {
    for (const address of ['/projects/p/findings', FINDING, `${FINDING}/plan`, '/projects/p/carry-over']) {
      const refused = await as('rival').get(address);
      expect(refused.status).toBe(403);
      expect(refused.html).not.toContain('心连心');
    }
    expect((await as('editor').get('/projects/p/findings/none')).status).toBe(404);
  });
});

describe('a plan', () => {
  it('is handed in after checking', async () => {
    const form = await as('editor').get(`${FINDING}/plan`);
    const check = await as('editor').send(form, { ...PLAN, go: 'on' });
    expect(check.html).toContain('每月入户');
    expect(check.html).not.toContain('<img');
    expect((await as('editor').send(check, { go: 'send' })).location).toBe(
      `${FINDING}?done=improve.plan-sent`,
    );
    expect(decided.map(({ id, name }) => [id, name])).toEqual([
      ['rectification/p/visits-final', 'submitPlan'],
    ]);
    expect((await database.store.findings.need('p/visits-final')).planDraft).toMatchObject(PLAN);
    expect((await as('officer').get(`${FINDING}/plan`)).status).toBe(403);
  });

  it('is returned with a reason, which the organisation reads when it mends the plan', async () => {
    await enterFinding('plan-review', { plan: PLAN });
    const officer = as('officer');
    const form = await officer.get(`${FINDING}/plan/review`);
    expect(form.html).toContain('项目主管');
    const bare = await officer.send(await officer.send(form, { accept: 'no', go: 'on' }), { go: 'send' });
    expect([bare.status, bare.fields.accept]).toEqual([400, 'no']);
    expect(bare.html).toContain('href="#reason"');
    expect(bare.html).toContain('不同意时必须填写');
    expect(bare.html).not.toContain('must not be empty');
    const check = await officer.send(bare, { accept: 'no', reason: '目标不清', go: 'on' });
    await officer.send(check, { go: 'send' });
    const { reason } = (decided[0] as (typeof decided)[number]).input as {
      reason: { statementId: string };
    };
    await database.store.journal.insert({
      ...{ id: 'j', key: 'j', stream: 'rectification/p/visits-final', seq: 3, programmeId: 'g' },
      ...{ decision: 'return-plan', state: 'planning', at: AT, previous: '', hash: '' },
      actor: { kind: 'system', because: 'rule' },
      facts: { accept: false, reason },
    });
    await enterFinding('planning', { plan: PLAN });
    const again = await as('editor').get(`${FINDING}/plan`);
    expect(again.html).toContain('目标不清');
    expect(again.fields.owner).toBe('项目主管');
  });
});

describe('evidence and inspection', () => {
  it('go from hand to hand, with files', async () => {
    await enterFinding('correcting', { plan: PLAN });
    const editor = as('editor');
    const form = await editor.get(`${FINDING}/evidence`);
    expect(form.html).toContain('enctype="multipart/form-data"');
    const check = await editor.send(form, { text: '已补访十户', go: 'on' });
    expect((await editor.send(check, { go: 'send' })).location).toBe(`${FINDING}?done=improve.evidence-sent`);
    await enterFinding('inspecting', {
      plan: PLAN,
      evidence: [{ text: '已补访十户', documents: ['doc-1'], at: AT }],
    });
    const inspect = await as('officer').get(`${FINDING}/inspect`);
    expect(inspect.html).toContain('已补访十户');
    expect(inspect.html).toContain('href="/api/v1/documents/doc-1/content"');
    const sure = await as('officer').send(inspect, { passed: 'yes', go: 'on' });
    await as('officer').send(sure, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({ name: 'inspectFinding', input: { passed: true } });
  });
});

describe('an organisation’s record', () => {
  it('says what it means, until when, and why, to itself and to bureaus', async () => {
    for (const who of ['editor', 'officer']) {
      const page = await as(who).get(`/organisations/${organisation}/record`);
      for (const word of ['心连心社工', '暂停申报', '一票否决', '心连心项目'])
        expect(page.html).toContain(word);
    }
    const refused = await as('rival').get(`/organisations/${organisation}/record`);
    expect([refused.status, refused.html.includes('心连心')]).toEqual([403, false]);
    const english = await as('officer').get(`/organisations/${organisation}/record`, { lang: 'en' });
    expect(english.html).toContain('Excluded until');
  });
});

describe('a contest', () => {
  it('is raised with a reason, marked on the record, and answered by the bureau', async () => {
    const record = `/organisations/${organisation}/record`;
    expect((await as('editor').get(record)).html).toContain('/projects/p/contest');
    const form = await as('editor').get('/projects/p/contest');
    const raised = await as('editor').send(form, { reason: `漏计 ${HOSTILE}`, go: 'on' });
    await as('editor').send(raised, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({ id: 'contest/p', name: 'raiseContest', input: { documents: [] } });
    await database.store.standings.put('p', {
      contest: {
        ...{ state: 'open', raisedAt: AT, reason: `漏计 ${HOSTILE}`, documents: [] },
        ...{ answer: null, answeredAt: null },
      },
    });
    const page = await as('officer').get(record);
    for (const word of ['漏计', '答复异议', '整改问题（含已办结）']) expect(page.html).toContain(word);
    expect(page.html).not.toContain(HOSTILE);
    const answer = await as('officer').get('/projects/p/contest/answer');
    const answered = await as('officer').send(answer, {
      ...{ verdict: 'withdrawn', reason: '经核对属实', go: 'on' },
    });
    await as('officer').send(answered, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({
      name: 'answerContest',
      input: { verdict: 'withdrawn', grade: null },
    });
  });
});

describe('a contested finding', () => {
  it('is contested from its page while there is time, and answered on the page of the task', async () => {
    const clock = 'rectification/p/visits-final#contest#1';
    await database.store.deadlines.put(clock, {
      ...{ workflowId: 'rectification/p/visits-final', projectId: 'p', programmeId: 'g', key: 'contest' },
      ...{ status: 'open', from: AT, due: '2026-05-20T15:59:59.999Z', party: 'organisation', period: null },
      ...{ provisional: false, byDefault: 'finding.stands', reminders: [], organisationId: organisation },
    });
    expect((await as('editor').get(FINDING)).html).toContain(`href="${FINDING}/contest"`);
    expect((await as('officer').get(FINDING)).html).not.toContain(`${FINDING}/contest`);
    const form = await as('editor').get(`${FINDING}/contest`);
    const check = await as('editor').send(form, { reason: `记录已补 ${HOSTILE}`, go: 'on' });
    await as('editor').send(check, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({ name: 'contestFinding', input: { documents: [] } });
    await database.store.deadlines.put(clock, { status: 'met' });
    const contest = { state: 'open' as const, raisedAt: AT, reason: '记录已补', documents: [], answer: null };
    await enterFinding('contested', { contest: { ...contest, answeredAt: null } });
    const page = await as('officer').get(FINDING);
    for (const said of ['记录已补', `${FINDING}/contest/answer`, '有异议，待答复'])
      expect(page.html).toContain(said);
    const answer = await as('officer').get(`${FINDING}/contest/answer`);
    const sure = await as('officer').send(answer, { verdict: 'withdrawn', reason: '属实', go: 'on' });
    await as('officer').send(sure, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({ name: 'answerFindingContest', input: { verdict: 'withdrawn' } });
  });
});

describe('a good case 优秀案例', () => {
  const WORDS = {
    ...{ title: '邻里互助', need: '独居老人无人照看', done: '每周两次上门', result: `满意率 98% ${HOSTILE}` },
    ...{ 'voices.0.name': '王小明', 'voices.0.words': '像一家人', go: 'on' },
  };

  it('is proposed by the bureau, agreed to by the organisation, and public until it is taken back', async () => {
    const { store } = database;
    const at = '/projects/p/good-cases/new';
    expect((await as('editor').get(at)).status).toBe(403);
    const form = await as('officer').get(at);
    const personal = await as('officer').send(form, { ...WORDS, done: '电话 13800138000' });
    expect(personal.status).toBe(400);
    expect(personal.html).toContain('不得写身份证号、电话或电子邮箱');
    const check = await as('officer').send(personal, WORDS);
    const early = await as('officer').send(check, { go: 'send' });
    expect([early.status, early.html.includes('只有已结项')]).toEqual([409, true]);
    await store.projects.put('p', { endedAs: 'closed', state: 'closed' });
    const done = await as('officer').send(await as('officer').send(form, WORDS), { go: 'send' });
    const [, id = ''] =
      /^\/good-cases\/([^?]+)\?done=improve.case-proposed$/.exec(String(done.location)) ?? [];
    expect(decided).toMatchObject([{ id: `good-case/${id}`, name: 'proposeCase' }]);
    expect(started.at(-1)).toEqual(['goodCase', `good-case/${id}`]);
    expect(await store.goodCases.need(id)).toMatchObject({ voices: [{ name: '王**', words: '像一家人' }] });
    // The process itself keeps the state.
    await store.goodCases.put(id, { state: 'asking' });
    const another = await as('officer').send(await as('officer').get(at), WORDS);
    expect((await as('officer').send(another, { go: 'send' })).status).toBe(409);
    const asked = await as('certifier').get(`/good-cases/${id}/answer`);
    expect(asked.html).toContain('王**说');
    expect((await fetch(`${server.url}/public/good-cases/${id}`)).status).toBe(404);
    const answer = await as('certifier').send(asked, { agree: 'yes', go: 'on' });
    expect((await as('certifier').send(answer, { go: 'send' })).status).toBe(303);
    expect(decided.at(-1)).toMatchObject({ name: 'answerCase', input: { agree: true } });
    await store.goodCases.put(id, { state: 'published', publishedAt: AT });
    const open = await (await fetch(`${server.url}/public/good-cases/${id}`)).text();
    for (const said of ['邻里互助', '心连心社工', '王**', '像一家人', '&lt;img'])
      expect(open).toContain(said);
    expect(open).not.toMatch(/王小明|<img src=x/);
    expect(await (await fetch(`${server.url}/public/good-cases`)).text()).toContain(
      `/public/good-cases/${id}`,
    );
    const next = `href="/programmes/new?fromCase&#x3D;${id}"`;
    expect((await as('officer').get(`/good-cases/${id}`)).html).toContain(next);
    expect((await as('certifier').get(`/good-cases/${id}`)).html).not.toContain('fromCase');
    expect((await as('rival').get(`/good-cases/${id}`)).status).toBe(403);
    const back = await as('certifier').send(await as('certifier').get(`/good-cases/${id}/withdraw`), {
      go: 'on',
    });
    expect((await as('certifier').send(back, { go: 'send' })).status).toBe(303);
    expect(decided.at(-1)).toMatchObject({ name: 'withdrawCase' });
    await store.goodCases.put(id, { state: 'withdrawn' });
    expect((await fetch(`${server.url}/public/good-cases/${id}`)).status).toBe(404);
    await store.projects.put('p', { endedAs: null, state: 'running' });
  });
});

describe('the carry-over', () => {
  it('sets targets against results, and says what the next phase takes over', async () => {
    const page = await as('editor').get('/projects/p/carry-over');
    for (const word of ['合格', '入户探访', '70%', '转入下一期', '暂停申报'])
      expect(page.html).toContain(word);
    expect(page.html).toContain(`href="/organisations/${organisation}/record"`);
    expect(page.html).toContain(`href="${FINDING}"`);
  });

  it('shows what became of an earlier plan, lets the bureau judge it, and tells it on the record', async () => {
    const { store } = database;
    const target = {
      ...{ id: 'deliverable-old', kind: 'deliverable', title: { zh: '集体活动', en: 'Activities' } },
      ...{ type: 'activity', indicator: null, target: 8, result: 5 },
      ...{ measure: `每月两场 ${HOSTILE}`, owner: '主管', dueOn: null },
    } as const;
    await store.programmes.put('g', { continues: 'g0' });
    await store.standings.put('old', {
      ...{ organisationId: organisation, programmeId: 'g0', projectId: 'old', grade: 'pass', score: 70 },
      ...{ standing: 'normal', until: null, points: 0, reason: 'grade/pass: normal', unspent: 0 },
      ...{ carriedOver: [], plan: [target], at: '2025-01-01T00:00:00.000Z' },
    });
    const line = await store.standings.need('p');
    await store.standings.remove('p');
    const said = (html: string, words: string[]) => words.filter((word) => !html.includes(word));
    const seen = await as('editor').get('/projects/p/carry-over');
    expect(said(seen.html, ['集体活动', '5 / 8', '每月两场', '无法衡量'])).toEqual([]);
    expect(seen.html).not.toContain('<img src=x');
    const form = '/projects/p/carried-plan/old/deliverable-old/judge';
    expect(seen.html).not.toContain(form);
    expect((await as('editor').get(form)).status).toBe(403);
    expect((await as('officer').get('/projects/p/carry-over')).html).not.toContain(form);
    await store.projects.put('p', { stages: { final: AT } });
    expect((await as('officer').get('/projects/p/carry-over')).html).toContain(`href="${form}"`);
    const asked = await as('officer').get(form);
    const check = await as('officer').send(asked, { verdict: 'kept', reason: '并入社区活动', go: 'on' });
    const sent = await as('officer').send(check, { go: 'send' });
    expect(sent.location).toBe('/projects/p/carry-over?done=improve.target-judged');
    expect(decided.at(-1)).toMatchObject({
      id: 'project/p',
      name: 'judgeTarget',
      input: { verdict: 'kept' },
    });

    const judged = { verdict: 'kept', reason: '并入社区活动', at: AT } as const;
    const found = { promised: 0, done: 0, byRecords: 'not-measurable', verdict: 'kept', judged } as const;
    await store.standings.put('p', {
      ...{ ...line, checked: [{ ...target, planOf: 'old', ...found }] },
      planOutcome: { kept: 1, notKept: 0, points: 2 },
    });
    const record = await as('editor').get(`/organisations/${organisation}/record`);
    expect(said(record.html, ['并入社区活动', '落实 1 项', '下次评审 +2 分'])).toEqual([]);
    const ended = await as('officer').get('/projects/p/carry-over');
    expect([ended.html.includes('已落实'), ended.html.includes(form)]).toEqual([true, false]);
  });
});
