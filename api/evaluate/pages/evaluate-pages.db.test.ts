import { randomBytes } from 'node:crypto';
import { createEvaluateActivities } from '../../../activities/evaluate';
import { BUREAU, makeWorld, PROVIDER, STREET } from '../../../activities/evaluate/world.fixture';
import type { EvaluationRecord } from '../../../domain/evaluate/evaluation-record';
import { APPRAISAL, RULEBOOK } from '../../../domain/evaluate/rulebook.fixture';
import { surveyResult } from '../../../domain/evaluate/survey-statistics';
import { civilDate } from '../../../domain/record/civil-date';
import { Fault } from '../../../domain/record/fault';
import type { Role } from '../../../domain/record/party';
import { testDeps } from '../../../test/support/activity-deps';
import { type ApiServer, apiServer, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';
import { barePhoto } from '../../../test/support/sample-files';
import { SPOT_CHECKS } from '../../../test/support/sample-spot-checks';

const NOW = Date.parse('2026-12-01T02:00:00.000Z');
const HOSTILE = '<script>alert("1")</script><img src=x>';

let database: TestDatabase;
let server: ApiServer;
let decided: { id: string; name: string; input: { [name: string]: unknown } }[] = [];
let refuse: Fault | null = null;
const browsers = new Map<string, Browser>();
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, type: { name: string }, input: { [name: string]: unknown }) => {
      if (refuse) throw refuse;
      decided.push({ id, name: type.name, input });
      return { state: 'scoring' };
    }) as never,
    signal: async () => {},
  });
  const people: [string, string, Role[]][] = [
    ['officer', BUREAU, ['bureau-officer']],
    ['approver', BUREAU, ['bureau-approver']],
    ['certifier', PROVIDER, ['organisation-certifier']],
    ['street', STREET, ['street-officer']],
    ['stranger', 'another bureau', ['bureau-officer', 'bureau-approver']],
  ];
  for (const [name, organisation, roles] of people) {
    const user = await enterUser(store, organisation, roles);
    ids.set(name, user.id);
    browsers.set(name, await openBrowser(server.url, user));
  }
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided = [];
  refuse = null;
});

const as = (name: string): Browser => browsers.get(name) as Browser;

/** A round that has been opened with its survey, changed to what a test needs. */
async function opened(change: Partial<EvaluationRecord> = {}) {
  const { store } = database;
  const { input } = await makeWorld(store, randomBytes(4).toString('hex'));
  const { programmeId, projectId } = input;
  const deps = testDeps(store, () => NOW);
  const acts = createEvaluateActivities(deps);
  const common = { actor: { kind: 'system', because: 'rule' }, facts: {}, decision: 'open' } as const;
  const id = `${projectId}/final`;
  await acts.openEvaluation({
    input,
    step: {
      ...common,
      key: `evaluation/${id}#1`,
      state: 'scoring',
      process: { workflowId: `evaluation/${id}`, kind: 'evaluation', programmeId, projectId },
    },
  });
  const surveyId = `${projectId}-final`;
  const { questions: _, ...terms } = RULEBOOK.survey;
  await acts.openSurvey({
    input: { ...input, surveyId, terms },
    step: {
      ...common,
      key: `survey/${surveyId}#1`,
      state: 'open',
      process: { workflowId: `survey/${surveyId}`, kind: 'survey', programmeId, projectId },
    },
  });
  const money = { paid: 0, withheld: 0 };
  await store.projects.put(projectId, { lotId: null, stages: {}, grades: {}, endedAs: null, ...money });
  await store.evaluations.put(id, change);
  return { store, projectId, id, surveyId, path: `/projects/${projectId}/evaluations/final` };
}

const SCORED: Partial<EvaluationRecord> = {
  state: 'draft',
  score: 82.5,
  grade: 'good',
  passed: true,
  draftedAt: '2026-12-10T00:00:00.000Z',
  derivation: [
    {
      indicator: 'quality',
      points: 40,
      measure: null,
      value: null,
      share: 0.825,
      earned: 33,
      parties: [
        { party: 'bureau', weight: 30, effectiveWeight: 42.9, marks: [36], share: 0.9 },
        { party: 'street', weight: 30, effectiveWeight: 0, marks: [], share: null },
        { party: 'evaluators', weight: 40, effectiveWeight: 57.1, marks: [30, 32], share: 0.775 },
      ],
    },
  ] as never,
};

const CLAIM = {
  code: 'misappropriation' as const,
  party: 'bureau' as const,
  evidence: `付款给私人账户 ${HOSTILE}`,
  claimedBy: 'somebody',
  ruling: null,
  reason: null,
};

describe('a judge’s score sheet', () => {
  it('is filled in beside the measures, saved as often as one likes, and handed in once it is whole', async () => {
    const { path, store, id } = await opened();
    const officer = as('officer');
    const blank = await officer.get(`${path}/sheet`);
    expect(blank.html).toContain('服务质量（0–40 分）');
    expect(blank.html).toContain('本方权重 30%');
    expect(blank.html).toContain('档案更新及时率');
    expect(blank.html).toMatch(/app-beside"[\s\S]*评分依据[\s\S]*app-beside__form/);
    const saved = await officer.send(blank, {
      'marks.0.points': '36',
      'marks.0.comment': '走访三户',
      go: 'on',
    });
    expect([saved.status, saved.location]).toEqual([303, `${path}/sheet?done=evaluate.sheet-saved`]);
    const again = await officer.get(`${path}/sheet`);
    expect(again.fields).toMatchObject({ 'marks.0.points': '36', 'marks.0.comment': '走访三户' });

    const early = await officer.get(`${path}/sheet/submit`);
    expect(early.html).toContain('项目档案：尚未打分');
    expect(early.html).toContain(`href="${path}/sheet#marks.1.points"`);
    expect(early.html).not.toContain('提交后不能再修改');

    await officer.send(again, { 'marks.1.none': 'yes', 'marks.1.comment': '没有档案', go: 'on' });
    const sheetId = `${id}|bureau|${ids.get('officer')}`;
    expect((await store.scoreSheets.need(sheetId)).marks).toEqual([
      { indicator: 'quality', points: 36, comment: '走访三户' },
      { indicator: 'archive', points: null, comment: '没有档案' },
    ]);
    const whole = await officer.get(`${path}/sheet/submit`);
    expect(whole.html).toContain('提交后不能再修改');
    const sent = await officer.send(whole, { go: 'on' });
    expect(sent.location).toBe(`${path}?done=evaluate.sheet-submitted`);
    expect((await officer.send(whole, { go: 'on' })).location).toBe(sent.location);
    expect(decided).toEqual([
      { id: `evaluation/${id}`, name: 'submitScoreSheet', input: expect.objectContaining({ sheetId }) },
    ]);
  });

  it('refuses what is no mark, keeps what was typed, and saves nothing of it', async () => {
    const { path, store, id } = await opened();
    const officer = as('officer');
    const blank = await officer.get(`${path}/sheet`);
    const wrong = await officer.send(blank, {
      ...{ 'marks.0.points': '41', 'marks.1.points': 'viel', 'marks.1.comment': HOSTILE, go: 'on' },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('请填 0 到 40 之间的数');
    expect(wrong.html).toContain('请填 0 到 20 之间的数');
    expect(wrong.html).toContain('href="#marks.0.points"');
    expect(wrong.html).not.toContain('<img');
    expect(wrong.fields['marks.1.comment']).toBe(HOSTILE);
    const both = await officer.send(blank, { 'marks.0.points': '1', 'marks.0.none': 'yes', go: 'on' });
    expect(both.html).toContain('请不要再打分');
    expect(await store.scoreSheets.count({ evaluationId: id })).toBe(0);
  });

  it('keeps a comment before the points are given, and tells of an older copy', async () => {
    const { path, store, id } = await opened();
    const officer = as('officer');
    const blank = await officer.get(`${path}/sheet`);
    const saved = await officer.script(blank, { 'marks.0.comment': '只有说明', go: 'save' });
    expect([saved.status, saved.answer.version]).toEqual([200, '1']);
    const sheet = await store.scoreSheets.need(`${id}|bureau|${ids.get('officer')}`);
    expect([sheet.marks, sheet.remarks]).toEqual([[], [{ indicator: 'quality', comment: '只有说明' }]]);
    expect((await officer.get(`${path}/sheet`)).fields).toMatchObject({ 'marks.0.comment': '只有说明' });
    expect((await officer.get(`${path}/sheet/submit`)).html).toContain('尚未打分');
    const stale = await officer.send(blank, { 'marks.0.points': '30', go: 'on' });
    expect(stale.status).toBe(412);
    expect(stale.html).toContain('只有说明');
    expect((await officer.send(stale, { go: 'on' })).status).toBe(303);
    expect((await store.scoreSheets.need(sheet.id)).marks).toMatchObject([{ points: 30 }]);
  });

  it('is only read once it is in', async () => {
    const { path, store, id } = await opened();
    const officer = as('officer');
    await officer.send(await officer.get(`${path}/sheet`), { 'marks.0.points': '7', go: 'on' });
    await store.scoreSheets.put(`${id}|bureau|${ids.get('officer')}`, {
      submittedAt: '2026-12-02T00:00:00.000Z',
    });
    const read = await officer.get(`${path}/sheet`);
    expect(read.html).toContain('提交。');
    expect(read.html).not.toContain('name="marks.0.points"');
  });

  it('is no business of the provider, nor of another bureau', async () => {
    const { path } = await opened();
    for (const page of ['/sheet', '/sheet/submit', '/sheets']) {
      const refused = await as('certifier').get(`${path}${page}`);
      expect(refused.status).toBe(403);
      expect(refused.html).not.toContain('服务质量');
    }
    for (const page of ['', '/sheet', '/sheets', '/measures/file-timeliness']) {
      const refused = await as('stranger').get(`${path}${page}`);
      expect([refused.status, refused.html.includes('心连心')]).toEqual([403, false]);
    }
  });
});

describe('an evaluation round', () => {
  it('tells who scores by when, and nothing of the score while they do', async () => {
    const { path } = await opened();
    const page = await as('certifier').get(path);
    expect(page.status).toBe(200);
    for (const word of ['评分进度', '民政部门', '街道', '待提交', '系统测算数据'])
      expect(page.html).toContain(word);
    expect(page.html).not.toContain('得分的由来');
    expect(page.html).not.toContain(`${path}/sheet"`);
    expect((await as('officer').get(path)).html).toContain(`href="${path}/sheet"`);
  });

  it('tells the composite with the way it came about, party by party', async () => {
    const { path } = await opened(SCORED);
    const page = await as('certifier').get(path);
    for (const word of [
      '82.5 分',
      '良好',
      '民政部门 权重 30%（折算 42.9%）：36 分，即 90%',
      '街道 权重 30%：未评分',
    ])
      expect(page.html).toContain(word);
    expect(page.html).toContain(`href="${path}/respond"`);
    const english = await as('certifier').get(path, { lang: 'en' });
    expect(english.html).toContain('How the score came about');
    expect(english.html).toContain('bureau, weight 30% (counts 42.9%): 36 points, 90%');
  });

  it('leads from each measure to what is behind it', async () => {
    const { path } = await opened();
    const page = await as('officer').get(`${path}/measures/file-timeliness`);
    expect(page.html).toContain('共 12 条记录');
    expect(page.html).toContain('L0');
    expect((await as('officer').get(`${path}/measures/satisfaction`)).status).toBe(404);
  });

  it('lists the rounds of a project', async () => {
    const { projectId, path } = await opened();
    const list = await as('officer').get(`/projects/${projectId}/evaluations`);
    expect(list.html).toContain(`href="${path}"`);
    expect(list.html).toContain('末期评价');
  });
});

describe('the provider', () => {
  it('answers the draft after checking', async () => {
    const { path, store, id } = await opened(SCORED);
    const form = await as('certifier').get(`${path}/respond`);
    const check = await as('certifier').send(form, { text: `无异议 ${HOSTILE}`, go: 'on' });
    expect(check.html).toContain('还没有提交');
    expect(check.html).not.toContain('<img');
    expect((await as('certifier').send(check, { go: 'send' })).location).toBe(
      `${path}?done=evaluate.responded`,
    );
    const { statementId } = (decided[0] as (typeof decided)[number]).input as { statementId: string };
    expect((await store.evaluations.need(id)).statements[statementId]?.text).toBe(`无异议 ${HOSTILE}`);
    expect((await as('officer').get(`${path}/respond`)).status).toBe(403);
  });

  it('appeals against what it names', async () => {
    const { path } = await opened({ ...SCORED, state: 'final' });
    const form = await as('certifier').get(`${path}/appeal`);
    const none = await as('certifier').send(form, { grounds: '漏计十次活动', go: 'on' });
    expect([none.status, none.html.includes('href="#contested"')]).toEqual([400, true]);
    const check = await as('certifier').send(form, {
      grounds: '漏计十次活动',
      contested: ['quality'],
      go: 'on',
    });
    expect(check.html).toContain('服务质量');
    expect((await as('certifier').send(check, { go: 'send' })).status).toBe(303);
    expect(decided[0]).toMatchObject({ name: 'appealEvaluation', input: { contested: ['quality'] } });
  });

  it('is told in words when the time is over', async () => {
    const { path } = await opened({ ...SCORED, state: 'final' });
    refuse = new Fault(
      'not-allowed-now',
      { en: 'too late', zh: '评价结果尚未确定' },
      { state: 'final', allowed: [] },
    );
    const form = await as('certifier').get(`${path}/respond`);
    const check = await as('certifier').send(form, { text: '意见', go: 'on' });
    const late = await as('certifier').send(check, { go: 'send' });
    expect([late.status, late.fields.text]).toEqual([409, '意见']);
    expect(late.html).toContain('目前的状态不能这样办理');
    expect(late.html).toContain('评价结果尚未确定');
    expect(late.html).not.toContain('too late');
  });
});

describe('the approver', () => {
  it('rules on a claimed veto after reading its evidence', async () => {
    const { path } = await opened({ ...SCORED, claims: [CLAIM] });
    const page = await as('approver').get(path);
    const address = `${path}/vetoes/misappropriation/rule`;
    expect(page.html).toContain(`href="${address}"`);
    expect((await as('certifier').get(path)).html).not.toContain(address);
    const form = await as('approver').get(address);
    expect(form.html).toContain('付款给私人账户');
    expect(form.html).not.toContain('<img');
    const empty = await as('approver').send(form, { reason: '不清', go: 'on' });
    expect([empty.status, empty.html.includes('href="#stands"')]).toEqual([400, true]);
    const check = await as('approver').send(form, { stands: 'dismissed', reason: '已查明', go: 'on' });
    await as('approver').send(check, { go: 'send' });
    expect(decided[0]).toMatchObject({
      name: 'ruleOnVeto',
      input: { code: 'misappropriation', stands: false },
    });
  });

  it('scores a contested sheet anew, and upholds the appeal with it', async () => {
    const { path, store, id } = await opened({
      ...SCORED,
      state: 'appealed',
      statements: {
        g: { text: `理由 ${HOSTILE}`, by: 'x', organisationId: PROVIDER, at: '2026-12-20T00:00:00.000Z' },
      },
      appeal: {
        ...{ grounds: 'g', contested: ['quality'], at: '2026-12-20T00:00:00.000Z', outcome: null },
        ...{ reason: null, decidedAt: null, before: { score: 82.5, grade: 'good' } },
      },
    });
    const original = `${id}|street|x`;
    await store.scoreSheets.insert({
      ...{ id: original, evaluationId: id, party: 'street', userId: 'x', organisationId: STREET, vetoes: [] },
      marks: [{ indicator: 'quality', points: 20, comment: '少' }],
      submittedAt: '2026-12-02T00:00:00.000Z',
    });
    const approver = as('approver');
    const form = await approver.get(`${path}/appeal/decide`);
    expect(form.html).toContain('理由 &lt;script&gt;');
    const address = `${path}/appeal/sheets?replaces=${encodeURIComponent(original)}`;
    expect(form.html).toContain(`href="${address.replaceAll('=', '&#x3D;')}"`);
    const sheet = await approver.get(address);
    expect(sheet.fields).toMatchObject({ 'marks.0.points': '20' });
    const saved = await approver.send(sheet, { 'marks.0.points': '35', go: 'on' });
    expect(saved.location).toBe(`${path}/appeal/decide?done=evaluate.sheet-saved`);
    expect((await approver.get(`${path}/appeal/decide`)).html).toContain('已重新评分');
    expect((await approver.get(address)).fields['marks.0.points']).toBe('35');
    const check = await approver.send(form, { outcome: 'upheld', reason: '补计', go: 'on' });
    await approver.send(check, { go: 'send' });
    expect(decided[0]).toMatchObject({
      name: 'decideAppeal',
      input: { outcome: 'upheld', sheetIds: [`${original}|appeal`] },
    });
    expect((await approver.get(`${path}/appeal/sheets?replaces=none`)).status).toBe(404);
    expect((await as('officer').get(`${path}/appeal/decide`)).status).toBe(403);
  });
});

describe('others’ sheets', () => {
  it('are side by side once scoring is over; before, one sees only one’s own', async () => {
    const { path, store, id } = await opened();
    const sheet = {
      evaluationId: id,
      organisationId: '',
      vetoes: [],
      submittedAt: '2026-12-02T00:00:00.000Z',
    };
    const marks = [{ indicator: 'quality', points: 31, comment: '独立意见' }];
    await store.scoreSheets.insert({
      ...sheet,
      id: `${id}|evaluators|a`,
      party: 'evaluators',
      userId: 'a',
      marks,
    });
    await store.scoreSheets.insert({
      ...sheet,
      id: `${id}|evaluators|b`,
      party: 'evaluators',
      userId: 'b',
      marks,
    });
    const before = await as('officer').get(`${path}/sheets`);
    expect(before.html).toContain('评分期间只能看到自己');
    expect(before.html).not.toContain('独立意见');
    await store.evaluations.put(id, { state: 'draft' });
    const after = await as('officer').get(`${path}/sheets`);
    for (const word of ['独立意见', '独立评估专家 1', '独立评估专家 2']) expect(after.html).toContain(word);
  });
});

describe('a survey for staff', () => {
  it('tells how far it is, and what was said only in totals', async () => {
    const { surveyId } = await opened();
    const page = await as('officer').get(`/surveys/${surveyId}`);
    expect(page.html).toContain('您对服务人员的态度满意吗？');
    expect(page.html).toContain(`href="/surveys/${surveyId}/calls"`);
    const provider = await as('certifier').get(`/surveys/${surveyId}`);
    expect(provider.status).toBe(200);
    expect(provider.html).not.toContain(`/surveys/${surveyId}/calls`);
    expect((await as('certifier').get(`/surveys/${surveyId}/calls`)).status).toBe(403);
  });

  it('once closed shows estimates, strata and tallies to all, and signs with their reasons to who checks only', async () => {
    const { surveyId, store } = await opened();
    const officer = String(ids.get('officer'));
    await store.surveys.put(surveyId, {
      state: 'closed',
      design: 'stratified',
      planned: 60,
      strata: [
        { stratum: 'borderline', frame: 60, sample: 20 },
        { stratum: 'minimum-living', frame: 300, sample: 60 },
        { stratum: 'others', frame: 9, sample: 5 },
      ],
      signs: [{ kind: 'straight-lines', enteredBy: officer, answers: 11, of: 12, from: 90 }],
      result: {
        valid: false,
        shortOf: [{ mode: 'on-site', needed: 10 }],
        satisfied: 0.913,
        standardError: 0.031,
        interval: { low: 0.824, high: 0.958 },
        aware: 0.7,
        awareInterval: { low: 0.602, high: 0.784 },
        byMode: [
          { mode: 'link', valid: 40 },
          { mode: 'phone', valid: null },
          { mode: 'on-site', valid: null },
          { mode: 'paper', valid: 0 },
        ],
        byProxy: 6,
        bySpeaker: [
          { who: 'self', valid: 54, satisfied: 0.926 },
          { who: 'proxy', valid: 6, satisfied: 0.833 },
        ],
        byStratum: [
          { strata: ['borderline', 'others'], frame: 69, valid: 18, satisfied: 0.889 },
          { strata: ['minimum-living'], frame: 300, valid: 42, satisfied: 0.929 },
        ],
        byQuestion: [],
      },
    });
    const page = await as('officer').get(`/surveys/${surveyId}`);
    for (const word of [
      '分层随机抽样',
      '现场询问有效答卷不足 10 份',
      '91.3%',
      '82.4% – 95.8%',
      '60.2% – 78.4%',
    ])
      expect(page.html).toContain(word);
    for (const word of ['低保户', '合并的小层', '本人回答', '92.6%', '不足 5 人，不公布'])
      expect(page.html).toContain(word);
    expect(page.html).toContain('以下只是核查线索，不是结论');
    expect(page.html).toMatch(/录入的 12 份答卷中有 11 份各题打分完全相同（提示线 90%）/);
    const provider = await as('certifier').get(`/surveys/${surveyId}`);
    expect(provider.html).toContain('91.3%');
    expect(provider.html).not.toContain('核查线索');
    const english = await as('officer').get(`/surveys/${surveyId}?lang=en`);
    expect(english.status).toBe(200);
  });

  it('lets somebody call back whom staff asked, and says when nobody is left to call', async () => {
    const { surveyId, store } = await opened();
    const [one] = await store.invitations.find({ surveyId });
    const callBacks = [{ householdId: one?.householdId ?? '', outcome: null, by: null, at: null }];
    const officer = as('officer');
    const address = `/surveys/${surveyId}/call-backs`;
    expect((await officer.get(address)).html).toContain('没有待回访的住户');
    const result = surveyResult(RULEBOOK.survey, [], 12);
    await store.surveys.put(surveyId, { state: 'closed', result, callBacks });
    expect((await officer.get(`/surveys/${surveyId}`)).html).toContain(`href="${address}"`);
    expect((await as('certifier').get(`/surveys/${surveyId}`)).html).not.toContain('回访核查');
    const form = await officer.get(address);
    expect(form.html).toContain('有人询问过');
    const typed = { householdId: one?.householdId ?? '', outcome: 'not-asked' };
    expect((await officer.send(form, { ...typed, go: 'send' })).location).toBe(
      `/surveys/${surveyId}?done=evaluate.call-back-taken`,
    );
    const page = await officer.get(`/surveys/${surveyId}`);
    expect(page.html).toContain('回访联系上 1 户，其中 1 户说没有人询问过');
  });

  it('prints a code to scan for each household, with no more on the paper than the number of its file', async () => {
    const { surveyId, store } = await opened();
    const officer = as('officer');
    const form = await officer.get(`/surveys/${surveyId}/qr-sheet`);
    const households = await store.invitations.count({ surveyId, mode: 'staff' });
    const { html } = await officer.send(form, { go: 'send' });
    expect(html.match(/data:image\/svg/g)).toHaveLength(households);
    expect(html).toMatch(/档案 L\d+/);
    expect(html).not.toMatch(/h\d+@example/);
    expect((await store.surveys.need(surveyId)).sheets).toMatchObject([
      { by: ids.get('officer'), households },
    ]);
  });

  it('takes what was said by telephone, as entered by staff and for somebody else', async () => {
    const { surveyId, store } = await opened();
    const officer = as('officer');
    const list = await officer.get(`/surveys/${surveyId}/calls`);
    const address = /href="(\/surveys\/[^"]+\/calls\/[^"]+)"/.exec(list.html)?.[1] ?? '';
    const form = await officer.get(address);
    expect(form.html).toContain('录入答复：档案 L');
    const typed = { mode: 'phone', 'values.attitude': '5', 'values.charged': 'no', proxy: 'yes' };
    const check = await officer.send(form, { ...typed, go: 'on' });
    expect(check.html).toContain('很满意');
    expect(await store.answers.count({ surveyId })).toBe(0);
    expect((await officer.send(check, { go: 'send' })).location).toBe(
      `/surveys/${surveyId}/calls?done=evaluate.answer-taken`,
    );
    expect(await store.answers.find({ surveyId })).toEqual([
      expect.objectContaining({
        ...{ mode: 'phone', proxy: true, valid: true, enteredBy: ids.get('officer') },
        values: [
          { question: 'attitude', value: 5 },
          { question: 'charged', value: false },
        ],
      }),
    ]);
    expect((await officer.send(check, { go: 'send' })).status).toBe(409);
    expect(await store.answers.count({ surveyId })).toBe(1);
    expect((await officer.get(address)).html).toContain('这一户已经答复');
    const empty = await officer.send(form, { mode: 'phone', go: 'on' });
    expect(empty.status).toBe(400);
  });
});

describe('the evaluators of a round', () => {
  it('are appraised by the provider on one form; it reads its own words, and the evaluator those of both', async () => {
    const { store, path, id } = await opened({ state: 'appraising' });
    const rulebookHash = `${id}-appraised`;
    const rulebook = { ...RULEBOOK, evaluation: { ...RULEBOOK.evaluation, appraisal: APPRAISAL } };
    await store.rulebooks.put(rulebookHash, { rulebook });
    await store.organisations.put('agency', { kind: 'evaluation-agency', name: '评估中心' });
    const judge = await enterUser(store, 'agency', ['evaluator']);
    await store.evaluations.put(id, { rulebookHash, evaluatorIds: [judge.id] });
    expect((await as('certifier').get(path)).html).toContain(`href="${path}/appraise"`);
    const form = await as('certifier').get(`${path}/appraise`);
    expect(form.html).toContain('评估专家 1：报告质量（0–60 分）');
    const sent = await as('certifier').send(form, {
      'evaluators.0.points.ability': '20',
      'evaluators.0.points.report': '25',
      'evaluators.0.comment': '报告数据有误',
    });
    expect(sent.status).toBe(303);
    const [{ input }] = decided as [(typeof decided)[0]];
    const given = input.given as { commentId: string }[];
    expect(decided).toMatchObject([
      {
        name: 'appraiseEvaluators',
        input: {
          by: 'organisation',
          given: [
            {
              evaluatorId: judge.id,
              points: [
                { criterion: 'ability', points: 20 },
                { criterion: 'report', points: 25 },
              ],
            },
          ],
        },
      },
    ]);

    const kept = { ...given[0]!, evaluatorId: judge.id, points: [], at: '2026-12-20T00:00:00.000Z' };
    await store.evaluations.put(id, {
      appraisals: [
        { ...kept, by: 'organisation', total: 45 },
        { ...kept, by: 'bureau', total: 91.5 },
      ],
    });
    const own = await as('certifier').get(path);
    expect(own.html).toContain('报告数据有误');
    expect(own.html).not.toContain('91.5');
    await store.evaluations.put(id, { state: 'closed' });
    expect((await as('certifier').get(path)).html).not.toContain('91.5');
    expect((await as('officer').get(path)).html).toContain('91.5');
    const { html } = await (await openBrowser(server.url, judge)).get('/profile');
    for (const said of ['承接机构评价 45 分', '民政部门评价 91.5 分', '报告数据有误'])
      expect(html).toContain(said);
  });
});

describe('spot checks 双随机抽查', () => {
  const profile = { expertise: [], expert: true, available: true, ties: [] };

  /** A programme whose one running project was just drawn, and the one inspector who could be. */
  async function drawn() {
    const { store } = database;
    const { input, rulebook } = await makeWorld(store, randomBytes(4).toString('hex'), {
      evaluation: { ...RULEBOOK.evaluation, spotChecks: SPOT_CHECKS },
    });
    const { programmeId, projectId } = input;
    // Whoever was left from another test: nobody else can be drawn.
    await store.users.updateAll({ roles: 'evaluator' }, { evaluator: { ...profile, available: false } });
    const inspector = await enterUser(store, 'agency', ['evaluator'], { evaluator: profile });
    await store.programmes.put(programmeId, {
      ...{ state: 'running', publishedAt: '2026-01-01T00:00:00.000Z', awardedAt: '2026-02-01T00:00:00.000Z' },
      ...{ closesAt: null, noticeEndsAt: null, closedAt: null, continues: null, corrections: [], round: 0 },
      ...{ applications: 1, failure: null, figures: null, draftedBy: 'officer-1' },
    });
    await store.applications.put(`application-${programmeId.slice(10)}`, { organisationId: PROVIDER });
    await store.processes.insert({
      ...{
        id: `programme/${programmeId}`,
        kind: 'programme',
        programmeId,
        projectId: null,
        state: 'running',
      },
      ...{ steps: 0, head: '', open: true, startedAt: '2026-01-01T00:00:00.000Z', endedAt: null },
    });
    await store.projects.put(projectId, {
      ...{ lotId: null, stages: {}, grades: {}, endedAs: null, paid: 0, withheld: 0 },
    });
    const workflow = `spot-check/${programmeId}`;
    const deps = testDeps(store, Date.now);
    const acts = createEvaluateActivities(deps);
    const process = { workflowId: workflow, kind: 'spot-check', programmeId } as const;
    const step = { process, state: 'open', facts: {} };
    const { checklist: _, ...terms } = SPOT_CHECKS;
    const { awaited } = await acts.drawSpotChecks({
      step: {
        ...{ ...step, key: `${workflow}#1`, decision: 'draw-projects' },
        actor: { kind: 'system', because: 'deadline' },
      },
      drawing: 0,
      terms: { ...terms, lookBackYears: 3, reminders: rulebook.reminders },
    });
    const [checkId = ''] = Object.keys(awaited);
    expect(awaited).toEqual({ [checkId]: [inspector.id] });
    const record = (visitId: string) =>
      acts.recordSpotVisit({
        step: {
          ...{ ...step, key: `${workflow}#2`, decision: 'record-visit' },
          actor: { kind: 'person', userId: inspector.id, organisationId: 'agency', role: 'evaluator' },
          closeTasks: [{ key: 'visit/*', as: 'done' }],
          closeDeadlines: [{ key: 'visit/*', as: 'met' }],
        },
        ...{ checkId, visitId },
      });
    const browser = await openBrowser(server.url, inspector);
    return { store, programmeId, projectId, workflow, checkId, inspector, browser, record };
  }

  const PHOTO = new File([barePhoto() as never], 'a.jpg');

  it('are told to nobody who is to be visited until the visit is on record, and to everybody then', async () => {
    const { store, programmeId, projectId, workflow, checkId, browser, record } = await drawn();
    const process = encodeURIComponent(workflow);
    const ways = [
      `/spot-checks/${checkId}`,
      `/spot-checks/${checkId}/visits/new`,
      `/programmes/${programmeId}/spot-checks`,
      `/processes/${process}/journal`,
      ...[`/spot-checks/${checkId}`, `/programmes/${programmeId}/spot-checks`].map((one) => `/api/v1${one}`),
      ...['', '/journal', '/journal/verify'].map((one) => `/api/v1/processes/${process}${one}`),
      `/api/v1/journal?stream=${process}`,
      `/api/v1/journal/verify?stream=${process}`,
    ];
    const lists = [
      ...[`/projects/${projectId}/spot-checks`, `/programmes/${programmeId}`],
      ...['/', `/journal?programmeId=${programmeId}`, `/journal?projectId=${projectId}`],
      ...[`/api/v1/projects/${projectId}/spot-checks`, '/api/v1/tasks?status=all'],
      ...[`/api/v1/search?q=${checkId}`, `/api/v1/projects/${projectId}/documents`],
      `/api/v1/processes/${encodeURIComponent(`programme/${programmeId}`)}`,
      `/public/programmes/${programmeId}/evaluations`,
      `/api/v1/public/programmes/${programmeId}/spot-checks`,
    ];
    const unknown = async (name: string) => {
      const refused = await Promise.all(ways.map(async (one) => [one, (await as(name).get(one)).status]));
      expect(refused.filter(([, status]) => status !== 403 && status !== 404)).toEqual([]);
      const shown = await Promise.all(lists.map(async (one) => ({ one, ...(await as(name).get(one)) })));
      expect(shown.filter(({ status }) => status !== 200).map(({ one }) => one)).toEqual([]);
      const told = new RegExp(`${checkId}|实地检查|待检查|另行抽取检查人员`);
      expect(
        shown.filter(({ html, one }) => told.test(html.replaceAll(one, ''))).map(({ one }) => one),
      ).toEqual([]);
    };
    for (const name of ['certifier', 'street']) await unknown(name);
    expect((await as('officer').get(`/programmes/${programmeId}/spot-checks`)).html).toContain('待检查');
    expect((await as('officer').get(`/projects/${projectId}/spot-checks`)).html).toContain(checkId);

    expect((await browser.get('/')).html).toContain(`href="/spot-checks/${checkId}"`);
    const seen = await browser.get(`/spot-checks/${checkId}`);
    for (const said of ['心连心', '测试社工服务中心', '服务记录真实', '检查期限'])
      expect(seen.html).toContain(said);
    const form = await browser.get(`/spot-checks/${checkId}/visits/new`);
    const typed = {
      on: civilDate(new Date().toISOString()),
      place: '西门街道服务站',
      summary: '总体规范',
      'answers.0.found': 'in-order',
    };
    const without = await browser.send(form, { ...typed, 'answers.1.found': 'fault', go: 'send' });
    expect([without.status, without.html.includes('发现问题的，应写明情况')]).toEqual([409, true]);
    const whole = { ...typed, 'answers.1.found': 'fault', 'answers.1.note': '灭火器过期', go: 'on' };
    const check = await browser.send(without, whole, { 'photos.file': PHOTO });
    const sent = await browser.send(check, { go: 'send' });
    expect(sent.location).toBe(`/spot-checks/${checkId}?done=evaluate.visit-recorded`);
    const [{ input }] = decided as [(typeof decided)[0]];
    expect(decided).toMatchObject([{ id: workflow, name: 'recordVisit', input: { checkId } }]);
    const visit = await store.spotVisits.need(String(input.visitId));
    const photo = `/api/v1/documents/${visit.photos[0]}/content`;
    expect(visit.photos).toHaveLength(1);
    // Handed in, and the process has not said yes yet.
    await unknown('certifier');
    expect((await as('certifier').get(photo)).status).toBe(404);

    await record(visit.id);
    const told = await as('certifier').get(`/spot-checks/${checkId}`);
    expect(told.html).not.toContain('/findings/new');
    const opening = await as('officer').get(`/spot-checks/${checkId}/findings/new`);
    expect(opening.html).toContain('灭火器过期');
    const sure = await as('officer').send(opening, { item: 'safety', severity: 'major', go: 'on' });
    await as('officer').send(sure, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({
      ...{ id: `project/${projectId}`, name: 'openFinding' },
      input: { checkId, drawing: 0, item: 'safety', severity: 'major' },
    });
    const spotCheck = { checkId, item: 'safety', title: { zh: '场所安全', en: 'safe' } };
    await store.findings.put(`${projectId}/safety-spot-check-1`, {
      ...{ projectId, programmeId, round: 'mid-term', indicator: 'safety-spot-check-1', spotCheck },
      ...{ state: 'planning', severity: 'major', plan: null, evidence: [], inspections: [], holds: null },
      ...{ outcome: null, openedAt: '2026-03-01T00:00:00.000Z', closedAt: null },
    });
    const finding = `/projects/${projectId}/findings/safety-spot-check-1`;
    expect((await as('officer').get(`/spot-checks/${checkId}`)).html).toContain(`href="${finding}"`);
    expect((await as('certifier').get(finding)).html).toContain(`href="/spot-checks/${checkId}"`);
    for (const said of ['灭火器过期', '西门街道服务站', '总体规范', photo]) expect(told.html).toContain(said);
    expect((await as('certifier').get(photo)).status).toBe(200);
    expect((await as('stranger').get(photo)).status).not.toBe(200);
    expect((await as('certifier').get(`/projects/${projectId}/spot-checks`)).html).toContain('场所安全');
    expect((await as('certifier').get(`/api/v1/journal?stream=${process}`)).status).toBe(403);
    const open = await as('stranger').get(`/public/programmes/${programmeId}/evaluations`);
    for (const said of ['心连心', '场所安全', '种子', projectId]) expect(open.html).toContain(said);
    expect(open.html).not.toMatch(/灭火器过期|西门街道服务站|总体规范/);
    const entry = await store.journal.need(`${workflow}#1`);
    const { items } = JSON.parse((await as('stranger').get(lists.at(-1) ?? '')).html);
    expect(items).toMatchObject([{ over: true, seed: (entry.facts as { seed: string }).seed }]);
    expect(JSON.stringify(items)).not.toContain(visit.userId);
  });

  it('take photos of the visit alone, and only from who was drawn', async () => {
    const { store, checkId, browser } = await drawn();
    const answers = ['files', 'safety'].map((item) => ({ item, found: 'in-order' }));
    const form = await browser.get(`/spot-checks/${checkId}/visits/new`);
    expect(form.html).toContain('不得拍到服务对象的面部');
    const other = await enterUser(store, 'agency', ['evaluator'], { evaluator: profile });
    const body = {
      on: civilDate(new Date().toISOString()),
      place: '服务站',
      summary: '好',
      answers,
      photos: ['another'],
    };
    const post = (token: string) =>
      fetch(`${server.url}/api/v1/spot-checks/${checkId}/visits`, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          'idempotency-key': randomBytes(16).toString('hex'),
        },
        body: JSON.stringify(body),
      });
    expect((await post(other.token)).status).toBe(403);
    const inspector = await enterUser(store, 'agency', ['evaluator'], { evaluator: profile });
    await store.spotChecks.put(checkId, { inspectorIds: [inspector.id] });
    const answer = await post(inspector.token);
    expect([answer.status, await answer.json()]).toMatchObject([400, { fields: [{ field: 'photos' }] }]);
    expect(await store.spotVisits.count({ checkId })).toBe(0);
  });
});
