import { randomBytes } from 'node:crypto';
import { drawSample } from '../../domain/evaluate/draw-sample';
import type { ScoreSheet } from '../../domain/evaluate/evaluation-record';
import { type GivenMark, readMark } from '../../domain/evaluate/read-mark';
import { recordValues } from '../../domain/evaluate/record-values';
import { APPRAISAL, RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import { isRead } from '../../domain/evaluate/score-indicator';
import { SCIENCE_PLAN_MID_TERM } from '../../domain/evaluate/sheets/science-plan-mid-term';
import { SOCIAL_WORK_SIX_BLOCKS } from '../../domain/evaluate/sheets/social-work-six-blocks';
import type { SurveyTerms } from '../../domain/evaluate/survey-terms';
import type { Rulebook } from '../../domain/publish/rulebook';
import { verifyChain } from '../../domain/record/journal';
import type { ProcessKind, Step } from '../../domain/record/step';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { createMatchActivities } from '../match';
import { createEvaluateActivities } from '.';
import { answerSurvey, INDEPENDENT, makeWorld, person, saveSheet, type World } from './world.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.release());

const NOW = Date.parse('2026-12-01T02:00:00.000Z');
const FULL = { quality: 40, archive: 20 };

function step(
  world: World,
  kind: ProcessKind,
  number: number,
  decision: string,
  state: string,
  change: Partial<Step> = {},
): Step {
  const { projectId, programmeId } = world.input;
  const workflowId = kind === 'survey' ? `survey/${projectId}-final` : `evaluation/${projectId}/final`;
  return {
    key: `${workflowId}#${number}:${decision}`,
    process: { workflowId, kind, programmeId, projectId },
    decision,
    state,
    actor: { kind: 'system', because: 'rule' },
    facts: {},
    ...change,
  };
}

async function setting(change: Partial<Rulebook> = {}) {
  const n = randomBytes(4).toString('hex');
  const { store } = database;
  const world = await makeWorld(store, n, change);
  const deps = testDeps(store, () => NOW);
  const acts = createEvaluateActivities(deps);
  const id = `${world.input.projectId}/final`;
  const open = () =>
    acts.openEvaluation({ step: step(world, 'evaluation', 1, 'open', 'scoring'), input: world.input });
  const submit = async (
    number: number,
    party: 'bureau' | 'street' | 'evaluators',
    userId: string,
    points: object,
    vetoes = [] as { code: string; evidence: string }[],
  ) => {
    const sheet = await saveSheet(store, world.input.projectId, party, userId, points as never, vetoes);
    return acts.submitSheet({
      step: step(world, 'evaluation', number, 'submit-sheet', 'scoring'),
      evaluationId: id,
      sheetId: sheet,
      party,
      userId,
    });
  };
  return { store, world, deps, acts, id, open, submit };
}

describe('opening a round', () => {
  it('draws two evaluators who are independent of bureau and provider, by a seed that draws them again', async () => {
    const { store, open, id } = await setting();
    const { judges, terms } = await open();
    const evaluation = await store.evaluations.need(id);
    expect([...evaluation.evaluatorIds].sort()).toEqual(INDEPENDENT);
    expect(drawSample(INDEPENDENT, 2, evaluation.seed)).toEqual(evaluation.evaluatorIds);
    expect(judges.map((judge) => judge.party)).toEqual(['bureau', 'street', 'evaluators', 'evaluators']);
    expect(terms.round).not.toHaveProperty('indicators');
    const [entry] = await store.journal.find({ stream: `evaluation/${id}` });
    expect(entry?.facts).toMatchObject({
      draw: {
        candidates: INDEPENDENT,
        recused: [{ evaluatorId: 'evaluator-of-bureau' }, { evaluatorId: 'evaluator-tied' }],
      },
    });
  });

  it('opens once when it runs twice, with the first draw, one task and one clock for each judge', async () => {
    const { store, open, id } = await setting();
    const first = await open();
    const seed = (await store.evaluations.need(id)).seed;
    const second = await open();
    expect(second.judges).toEqual(first.judges);
    expect((await store.evaluations.need(id)).seed).toBe(seed);
    expect(await store.tasks.count({ workflowId: `evaluation/${id}`, status: 'open' })).toBe(4);
    expect(await store.deadlines.count({ workflowId: `evaluation/${id}`, status: 'open' })).toBe(4);
  });

  it('asks no street when the project has none', async () => {
    const { world, acts } = await setting();
    const { judges } = await acts.openEvaluation({
      step: step(world, 'evaluation', 1, 'open', 'scoring'),
      input: { ...world.input, streetId: null },
    });
    expect(judges.map((judge) => judge.party)).not.toContain('street');
  });

  it('takes the measures, so that judges see what the records say', async () => {
    const { store, open, id } = await setting();
    await open();
    const { measures } = await store.evaluations.need(id);
    expect(measures['file-timeliness']).toMatchObject({ value: 1, basis: { files: 12, upToDate: 12 } });
  });
});

describe('handing in a sheet', () => {
  it('refuses a sheet with a missing mark, and names it', async () => {
    const { open, submit, store, id } = await setting();
    await open();
    await expect(submit(2, 'bureau', 'officer-1', { quality: 30 })).rejects.toMatchObject({
      type: 'rule-broken',
      detail: { fields: [{ field: 'marks.archive' }] },
    });
    expect(await store.scoreSheets.count({ evaluationId: id, submittedAt: { $ne: null } })).toBe(0);
  });

  it('takes a complete one, once', async () => {
    const { open, submit, store, world, acts, id } = await setting();
    await open();
    await submit(2, 'bureau', 'officer-1', FULL);
    const again = {
      step: step(world, 'evaluation', 2, 'submit-sheet', 'scoring'),
      evaluationId: id,
      sheetId: `${id}|bureau|officer-1`,
      party: 'bureau',
      userId: 'officer-1',
    };
    await acts.submitSheet(again);
    expect((await store.scoreSheets.need(again.sheetId)).submittedAt).toBe(new Date(NOW).toISOString());
    expect(await store.journal.count({ stream: `evaluation/${id}` })).toBe(2);
  });

  it("takes nobody's sheet but one's own", async () => {
    const { open, store, world, acts, id } = await setting();
    await open();
    const sheet = await saveSheet(store, world.input.projectId, 'evaluators', 'evaluator-1', { quality: 40 });
    const other = {
      step: step(world, 'evaluation', 2, 'submit-sheet', 'scoring'),
      evaluationId: id,
      sheetId: sheet,
      party: 'evaluators',
      userId: 'evaluator-2',
    };
    await expect(acts.submitSheet(other)).rejects.toMatchObject({ type: 'forbidden' });
  });

  it('writes no comment and no evidence into the journal', async () => {
    const { open, submit, store, id } = await setting();
    await open();
    await submit(2, 'bureau', 'officer-1', FULL, [{ code: 'misappropriation', evidence: '张某某的凭证' }]);
    const entries = JSON.stringify(await store.journal.find({ stream: `evaluation/${id}` }));
    expect(entries).not.toContain('见材料');
    expect(entries).not.toContain('张某某');
  });
});

describe.each([
  ['8.2', SOCIAL_WORK_SIX_BLOCKS],
  ['8.6', SCIENCE_PLAN_MID_TERM],
])('the real sheet of %s, from the papers of two evaluators to the outcome', (_, sheet) => {
  const whole = (share: number): GivenMark[] =>
    sheet.round.indicators
      .filter(({ judges }) => judges.some(({ party }) => party === 'evaluators'))
      .map(({ id, rule, points }) => ({
        ...{ indicator: id, comment: '见材料' },
        ...(isRead(rule) ? { reading: share } : { points: rule.kind === 'levels' ? points : points * share }),
      }));

  async function outcomeOf(shares: [number, number], arrival: [number, number], vetoes: Claim[] = []) {
    const [own] = RULEBOOK.evaluation.rounds;
    const rounds = [{ ...own!, ...sheet.round }];
    const { store, acts, world, open, id } = await setting({
      evaluation: { ...RULEBOOK.evaluation, rounds },
    });
    await open();
    const { measures } = await store.evaluations.need(id);
    const handIn = async (nth: number, number: number) => {
      const userId = INDEPENDENT[nth] ?? '';
      const saved = await saveSheet(store, world.input.projectId, 'evaluators', userId, {}, vetoes);
      const { indicators } = sheet.round;
      const marks = whole(shares[nth] ?? 0).map((mark) =>
        readMark(indicators, 'evaluators', recordValues(measures), mark),
      );
      await store.scoreSheets.put(saved, { marks: marks as ScoreSheet['marks'] });
      await acts.submitSheet({
        step: step(world, 'evaluation', number, 'submit-sheet', 'scoring'),
        ...{ evaluationId: id, sheetId: saved, party: 'evaluators', userId },
      });
    };
    for (const [n, nth] of arrival.entries()) await handIn(nth, n + 2);
    await acts.draftEvaluation({
      step: step(world, 'evaluation', 4, 'draft-report', 'draft'),
      evaluationId: id,
    });
    for (const [n, { code }] of vetoes.entries())
      await acts.recordVetoRuling({
        step: step(world, 'evaluation', 5 + n, 'rule-on-veto', 'draft'),
        ...{ evaluationId: id, code, stands: true, reasonId: 's1', userId: 'approver-1' },
      });
    const { outcome } = await acts.concludeEvaluation({
      step: step(world, 'evaluation', 5 + vetoes.length, 'conclude', 'final'),
      evaluationId: id,
    });
    const { score, grade, passed, vetoed } = outcome;
    const { derivation, total } = await store.evaluations.need(id);
    return { score, grade, passed, vetoed, derivation, total };
  }
  type Claim = { code: string; evidence: string };

  it('is 0 once evaluators proved what the sheet calls a veto, whatever it would have been', async () => {
    const vetoes = sheet.round.vetoes.map(({ code }) => ({ code, evidence: '凭证 12' }));
    expect(vetoes).toHaveLength(1);
    const { total, ...outcome } = await outcomeOf([1, 1], [0, 1], vetoes);
    expect(outcome).toMatchObject({ score: 0, grade: 'fail', passed: false, vetoed: true });
    expect(total?.score).toBe(100);
  });

  it('comes out the same, line by line, whichever of the two hands in first', async () => {
    const first = await outcomeOf([0.9, 0.35], [0, 1]);
    expect(await outcomeOf([0.9, 0.35], [1, 0])).toEqual(first);
    expect(first.score).toBeGreaterThan(0);
  });
});

describe('the result', () => {
  async function scored(vetoes: { code: string; evidence: string }[] = [], quality = 40) {
    const all = await setting();
    await all.open();
    await all.submit(2, 'bureau', 'officer-1', { quality, archive: 10 }, vetoes);
    await all.submit(3, 'evaluators', 'evaluator-1', { quality });
    const { claimed } = await all.acts.draftEvaluation({
      step: step(all.world, 'evaluation', 4, 'draft-report', 'draft'),
      evaluationId: all.id,
    });
    const conclude = () =>
      all.acts.concludeEvaluation({
        step: step(all.world, 'evaluation', vetoes.length > 0 ? 6 : 5, 'conclude', 'final'),
        evaluationId: all.id,
      });
    return { ...all, claimed, conclude };
  }

  it('is made of who scored: without street and survey, quality 40 of 40, files 20 of 20, archive 10 of 20 are 87.5', async () => {
    const { conclude, store, id } = await scored();
    const { outcome } = await conclude();
    expect(outcome).toEqual({
      score: 87.5,
      grade: 'good',
      passed: true,
      vetoed: false,
      findings: [`${id.split('/')[0]}/archive-final`],
    });
    expect(await store.findings.need(outcome.findings[0] ?? '')).toMatchObject({
      state: 'open',
      severity: 'minor',
      indicator: 'archive',
    });
    expect(await store.evaluations.need(id)).toMatchObject({ state: 'final', score: 87.5, grade: 'good' });
  });

  it('is the same when it is concluded twice', async () => {
    const { conclude, store, world } = await scored();
    expect((await conclude()).outcome).toEqual((await conclude()).outcome);
    expect(await store.findings.count({ projectId: world.input.projectId })).toBe(1);
  });

  it('is zero when a judge claimed misappropriation and an approver let it stand', async () => {
    const { acts, world, id, claimed, conclude } = await scored([
      { code: 'misappropriation', evidence: '凭证 12' },
    ]);
    expect(claimed).toEqual(['misappropriation']);
    await acts.recordVetoRuling({
      step: step(world, 'evaluation', 5, 'rule-on-veto', 'draft'),
      ...{ evaluationId: id, code: 'misappropriation', stands: true, reasonId: 's1', userId: 'approver-1' },
    });
    expect((await conclude()).outcome).toMatchObject({
      score: 0,
      grade: 'fail',
      passed: false,
      vetoed: true,
    });
  });

  it('counts again once an approver dismissed the veto; who claimed it may not rule on it', async () => {
    const { acts, world, conclude, id } = await scored([{ code: 'misappropriation', evidence: '凭证 12' }]);
    const ruling = {
      step: step(world, 'evaluation', 5, 'rule-on-veto', 'draft'),
      evaluationId: id,
      code: 'misappropriation',
      stands: false,
      reasonId: 's1',
    };
    await expect(acts.recordVetoRuling({ ...ruling, userId: 'officer-1' })).rejects.toMatchObject({
      type: 'forbidden',
    });
    await acts.recordVetoRuling({ ...ruling, userId: 'approver-1' });
    expect((await conclude()).outcome).toMatchObject({ score: 87.5, vetoed: false });
  });

  it('is computed again when an appeal is upheld; a finding that falls away is withdrawn', async () => {
    const { acts, world, conclude, store, id } = await scored();
    await conclude();
    const original = `${id}|bureau|officer-1`;
    await store.evaluations.put(id, {
      appeal: {
        grounds: 'g',
        contested: ['archive'],
        at: '',
        outcome: null,
        reason: null,
        decidedAt: null,
        before: { score: 87.5, grade: 'good' },
      },
    });
    await store.scoreSheets.insert({
      ...(await store.scoreSheets.need(original)),
      id: `${original}|appeal`,
      userId: 'approver-1',
      marks: [
        { indicator: 'quality', points: 40, comment: '' },
        { indicator: 'archive', points: 18, comment: '补充材料' },
      ],
      submittedAt: null,
      replaces: original,
    });
    const decision = {
      step: step(world, 'evaluation', 6, 'decide-appeal', 'decided', {
        actor: person('approver-1', 'bureau-approver'),
      }),
      evaluationId: id,
      outcome: 'upheld' as const,
      reasonId: 'r',
      sheetIds: [`${original}|appeal`],
      userId: 'approver-1',
    };
    const { outcome } = await acts.settleAppeal(decision);
    expect(outcome).toEqual({ score: 97.5, grade: 'excellent', passed: true, vetoed: false, findings: [] });
    expect((await acts.settleAppeal(decision)).outcome).toEqual(outcome);
    expect(await store.findings.need(`${world.input.projectId}/archive-final`)).toMatchObject({
      state: 'withdrawn',
    });
    const entries = await store.journal.find({ stream: `evaluation/${id}` }, { sort: { seq: 1 } });
    expect(verifyChain(entries, testDeps(store, () => NOW).sha256)).toMatchObject({ whole: true });
  });

  it('cannot be changed on appeal in what was not appealed against', async () => {
    const { acts, world, conclude, store, id } = await scored();
    await conclude();
    const original = `${id}|bureau|officer-1`;
    await store.evaluations.put(id, {
      appeal: {
        grounds: 'g',
        contested: ['archive'],
        at: '',
        outcome: null,
        reason: null,
        decidedAt: null,
        before: { score: 87.5, grade: 'good' },
      },
    });
    await store.scoreSheets.insert({
      ...(await store.scoreSheets.need(original)),
      id: `${original}|appeal`,
      userId: 'approver-1',
      marks: [
        { indicator: 'quality', points: 10, comment: '' },
        { indicator: 'archive', points: 18, comment: '' },
      ],
      submittedAt: null,
      replaces: original,
    });
    const decision = {
      step: step(world, 'evaluation', 6, 'decide-appeal', 'decided'),
      evaluationId: id,
      outcome: 'upheld' as const,
      reasonId: 'r',
      sheetIds: [`${original}|appeal`],
      userId: 'approver-1',
    };
    await expect(acts.settleAppeal(decision)).rejects.toMatchObject({
      type: 'rule-broken',
      detail: { fields: [{ field: 'marks.quality' }] },
    });
  });
});

describe('a survey', () => {
  async function opened(
    change: Partial<SurveyTerms> = {},
    before: (all: Awaited<ReturnType<typeof setting>>) => Promise<void> = async () => {},
  ) {
    const all = await setting({ survey: { ...RULEBOOK.survey, ...change } });
    await before(all);
    const surveyId = `${all.world.input.projectId}-final`;
    const { questions: _, ...terms } = all.world.rulebook.survey;
    const input = { ...all.world.input, surveyId, terms };
    const open = () =>
      all.acts.openSurvey({
        step: step(all.world, 'survey', 1, 'open', 'open', {
          openDeadlines: [
            { key: 'close', party: 'recipients', period: terms.open, byDefault: 'survey.closes' },
          ],
        }),
        input,
      });
    return { ...all, surveyId, open, opened: await open() };
  }

  it('draws 6 of the 12 households served, and keeps of each code its hash only', async () => {
    const {
      store,
      deps,
      surveyId,
      opened: { sample },
      open,
    } = await opened();
    expect(sample).toBe(6);
    const invitations = await store.invitations.find({ surveyId });
    expect(invitations).toHaveLength(6);
    for (const { id, householdId } of invitations)
      expect(id).toBe(deps.sha256(deps.surveyCodes.code(surveyId, householdId)));
    expect((await store.surveys.need(surveyId)).closesAt).toBe('2026-12-15T15:59:59.999Z');
    await open();
    expect(await store.invitations.count({ surveyId })).toBe(6);
  });

  it('writes to those with an address, names no household in the journal, and asks staff for the others', async () => {
    const { store, surveyId } = await opened();
    const links = await store.invitations.find({ surveyId, mode: 'link' });
    const notices = await store.notices.find({ businessKey: surveyId });
    expect(notices.map((one) => one.recipient).sort()).toEqual(
      links.map((one) => `household/${one.householdId}`).sort(),
    );
    expect(JSON.stringify(await store.journal.find({ stream: `survey/${surveyId}` }))).not.toContain(
      'household-',
    );
    if (links.length < 6)
      expect(await store.tasks.count({ workflowId: `survey/${surveyId}`, what: 'survey.ask-by-staff' })).toBe(
        1,
      );
  });

  it('reminds only those with a link who have not answered', async () => {
    const { store, world, acts, surveyId } = await opened();
    const [first, ...others] = await store.invitations.find({ surveyId, mode: 'link' }, { sort: { id: 1 } });
    if (first) await store.invitations.put(first.id, { usedAt: '2026-12-02T00:00:00.000Z' });
    await acts.remindSurvey({
      step: step(world, 'survey', 2, 'remind', 'open'),
      surveyId,
      reminder: 'remind/0',
    });
    const reminded = await store.notices.find({
      template: 'evaluate/survey-reminder',
      businessKey: `${surveyId}/remind/0`,
    });
    expect(reminded.map((one) => one.recipient).sort()).toEqual(
      others.map((one) => `household/${one.householdId}`).sort(),
    );
  });

  it('closes with its result, and again with the same', async () => {
    const { store, world, acts, surveyId } = await opened();
    await answerSurvey(store, surveyId, 6, 5);
    await store.keptAnswers.insert({ id: `begun ${surveyId}`, surveyId, sealed: 'x' });
    await store.keptAnswers.insert({ id: `elsewhere ${surveyId}`, surveyId: 'another', sealed: 'x' });
    const close = () => acts.closeSurvey({ step: step(world, 'survey', 2, 'close', 'closed'), surveyId });
    expect((await close()).outcome).toEqual({ valid: true, validAnswers: 6 });
    expect((await close()).outcome).toEqual({ valid: true, validAnswers: 6 });
    expect((await store.surveys.need(surveyId)).result).toMatchObject({
      satisfied: 1,
      interval: { high: 1 },
    });
    // What was begun under a link and never sent is no answer, and is forgotten.
    expect(await store.keptAnswers.count({ surveyId })).toBe(0);
    expect(await store.keptAnswers.count({ surveyId: 'another' })).toBe(1);
  });

  it('stratified by how people can be asked draws in both, keeps their strata, and weighs them', async () => {
    const design = { kind: 'stratified' as const, by: 'method' as const, leastPerStratum: 5 };
    const signs = { sameSeconds: { answers: 5, seconds: 10 }, sameDevice: 5 };
    const { store, world, acts, surveyId } = await opened({ design, minimumSample: 10, signs });
    const { strata, design: drawnAs, planned } = await store.surveys.need(surveyId);
    expect([drawnAs, planned]).toEqual(['stratified', null]);
    expect(strata).toEqual([
      { stratum: 'link', frame: 6, sample: 5 },
      { stratum: 'staff', frame: 6, sample: 5 },
    ]);
    const invitations = await store.invitations.find({ surveyId });
    expect(invitations.every((one) => one.stratum === one.mode)).toBe(true);
    const [journal] = await store.journal.find({ stream: `survey/${surveyId}` });
    expect(journal?.facts).toMatchObject({ design: 'stratified', strata });

    await answerSurvey(store, surveyId, 10, 5);
    await store.surveys.put(surveyId, { sameDevice: 5 });
    await acts.closeSurvey({ step: step(world, 'survey', 2, 'close', 'closed'), surveyId });
    const closed = await store.surveys.need(surveyId);
    expect(closed.result).toMatchObject({
      satisfied: 1,
      byStratum: [
        { strata: ['link'], frame: 6, valid: 5, satisfied: 1 },
        { strata: ['staff'], frame: 6, valid: 5, satisfied: 1 },
      ],
    });
    // For those who check, and not in the journal, which the provider may read.
    expect(closed.signs).toEqual([
      { kind: 'same-seconds', answers: 10, times: 1, seconds: 10, from: 5 },
      { kind: 'same-device', answers: 5, of: 5, from: 5 },
    ]);
    expect(JSON.stringify(await store.journal.find({ stream: `survey/${surveyId}` }))).not.toContain('same-');
  });

  it('asks those who were served only: bringing a file up to date is no service', async () => {
    const design = { kind: 'full' as const };
    const { store, world, surveyId, acts } = await opened({ design }, async (all) => {
      const { projectId } = all.world.input;
      const [visit] = await all.store.serviceRecords.find({ projectId });
      const ids = visit?.householdIds ?? [];
      await all.store.serviceRecords.put(visit?.id ?? '', { householdIds: ids.slice(0, 7) });
      const { id: _, ...more } = visit ?? { id: '' };
      await all.store.serviceRecords.put(`${visit?.id}-file`, {
        ...more,
        kind: 'file-update',
        householdIds: ids.slice(7),
      });
    });
    expect(await store.surveys.need(surveyId)).toMatchObject({
      frame: 7,
      frameFrom: 'service-records',
      sample: 7,
    });
    await answerSurvey(store, surveyId, 7, 5);
    await acts.closeSurvey({ step: step(world, 'survey', 2, 'close', 'closed'), surveyId });
    // Everybody answered: there is no doubt left.
    expect((await store.surveys.need(surveyId)).result).toMatchObject({
      satisfied: 1,
      interval: { low: 1, high: 1 },
      standardError: 0,
    });
  });

  it('draws whom to call back, when it closes, among those that only staff can have asked and those whom staff phoned', async () => {
    const callBack = { share: 100, least: 2 };
    const { store, world, acts, surveyId } = await opened({ design: { kind: 'full' }, callBack });
    await answerSurvey(store, surveyId, 12, 5);
    const [silent] = await store.invitations.find({ surveyId, mode: 'link' });
    await store.invitations.put(silent?.id ?? '', { byStaff: true });
    const close = () => acts.closeSurvey({ step: step(world, 'survey', 2, 'close', 'closed'), surveyId });
    await close();
    const { callBacks = [] } = await store.surveys.need(surveyId);
    const asked = await store.invitations.find({ surveyId, mode: 'staff' });
    expect(callBacks.map(({ householdId }) => householdId).sort()).toEqual(
      [...asked, silent].map((one) => one?.householdId).sort(),
    );
    await close();
    expect((await store.surveys.need(surveyId)).callBacks).toEqual(callBacks);
    const journal = await store.journal.find({ stream: `survey/${surveyId}` });
    expect(journal.at(-1)?.facts).toMatchObject({ callBacks: 7, callBackSeed: expect.any(String) });
    expect(JSON.stringify(journal)).not.toContain('household-');
  });

  it('asks for answers those whom the rulebook names, also to phone the silent', async () => {
    const { store, world, acts, surveyId } = await opened({ enteredBy: 'evaluators' });
    const { projectId, streetId } = world.input;
    const stream = `survey/${surveyId}`;
    // Without evaluators drawn it is the street that is asked, and the bureau only without either.
    expect(await store.tasks.find({ workflowId: stream })).toMatchObject([
      { key: 'ask', role: 'street-officer', organisationId: streetId },
    ]);
    await store.evaluations.put(`${projectId}/final`, { evaluatorIds: INDEPENDENT });
    await acts.phoneSilent({ step: step(world, 'survey', 2, 'follow-up', 'open'), surveyId });
    const phone = await store.tasks.find(
      { workflowId: stream, what: 'survey.phone-silent' },
      { sort: { key: 1 } },
    );
    expect(phone).toMatchObject(
      INDEPENDENT.map((userId) => ({ key: `phone/${userId}`, userId, role: null })),
    );
    // Who was silent and is replaced is not let in any more: what is open goes with the place.
    const [silent = '', drawn = ''] = INDEPENDENT;
    await store.evaluations.put(`${projectId}/final`, { evaluatorIds: [silent], parties: ['evaluators'] });
    const replace = step(world, 'evaluation', 2, 'draw-successor', 'scoring');
    await acts.drawSuccessors({ step: replace, input: world.input, silent });
    const left = await store.tasks.find({ workflowId: stream, what: 'survey.phone-silent' });
    expect(left.map(({ userId }) => userId)).toEqual([drawn, drawn]);
  });

  it('asks everybody in a full survey, and more than the share where the wanted margin needs it', async () => {
    const full = await opened({ design: { kind: 'full' } });
    expect(await full.store.invitations.count({ surveyId: full.surveyId })).toBe(12);
    const precision = { margin: 10, expected: 80, response: 100 };
    const wanted = await opened({ precision });
    expect(await wanted.store.surveys.need(wanted.surveyId)).toMatchObject({
      frame: 12,
      planned: 11,
      sample: 11,
    });
  });

  it('with enough answers but too few on site is not valid, and says what was short', async () => {
    const minimumByMode = [{ mode: 'on-site' as const, valid: 1 }];
    const { store, world, acts, surveyId } = await opened({ minimumByMode });
    await answerSurvey(store, surveyId, 6, 5);
    const close = step(world, 'survey', 2, 'close', 'closed');
    expect((await acts.closeSurvey({ step: close, surveyId })).outcome.valid).toBe(false);
    expect((await store.surveys.need(surveyId)).result).toMatchObject({
      valid: false,
      shortOf: [{ mode: 'on-site', needed: 1 }],
    });
  });

  it('with five answers of the six needed is not valid, and the recipients leave the denominator', async () => {
    const { store, world, acts, surveyId } = await opened();
    await answerSurvey(store, surveyId, 5, 1);
    const { outcome } = await acts.closeSurvey({
      step: step(world, 'survey', 2, 'close', 'closed'),
      surveyId,
    });
    expect(outcome).toEqual({ valid: false, validAnswers: 5 });
  });
});

describe('what bureau and provider think of an evaluator', () => {
  const appraisal = { evaluation: { ...RULEBOOK.evaluation, appraisal: APPRAISAL } };
  const given = (evaluatorId: string, ability: number, report: number) => ({
    ...{ evaluatorId, commentId: 's-1' },
    points: [
      { criterion: 'ability', points: ability },
      { criterion: 'report', points: report },
    ],
  });

  it('needs points within those of every criterion, about an evaluator of the round', async () => {
    const { world, acts, open, id } = await setting(appraisal);
    await open();
    const appraise = (...all: ReturnType<typeof given>[]) =>
      acts.recordAppraisal({
        step: step(world, 'evaluation', 2, 'appraise', 'appraising'),
        ...{ evaluationId: id, by: 'bureau', given: all },
      });
    await expect(appraise(given('evaluator-1', 41, 50))).rejects.toMatchObject({
      type: 'rule-broken',
      detail: { fields: [{ field: 'evaluators.0.points.ability', rule: 'evaluation.appraisal.criteria' }] },
    });
    await expect(appraise(given('evaluator-away', 40, 50))).rejects.toMatchObject({ type: 'not-found' });
  });

  it('is kept with the round, and below the bound of a rulebook keeps out of its draws, which say so', async () => {
    const first = await setting(appraisal);
    await first.open();
    await first.acts.recordAppraisal({
      step: step(first.world, 'evaluation', 2, 'appraise', 'appraising'),
      ...{ evaluationId: first.id, by: 'organisation' },
      given: [given('evaluator-1', 20, 25), given('evaluator-2', 38, 55)],
    });
    const { appraisals } = await first.store.evaluations.need(first.id);
    expect(appraisals?.map(({ evaluatorId, total }) => [evaluatorId, total])).toEqual([
      ['evaluator-1', 45],
      ['evaluator-2', 93],
    ]);

    const draw = { leastAppraisal: { points: 60, appraisals: 1 } };
    const next = await setting({ review: { ...RULEBOOK.review, draw } });
    await next.open();
    const below = [{ evaluatorId: 'evaluator-1', mean: 45, appraisals: 1 }];
    expect((await next.store.evaluations.need(next.id)).evaluatorIds).toEqual(['evaluator-2']);
    const [entry] = await next.store.journal.find({ stream: `evaluation/${next.id}` });
    expect(entry?.facts).toMatchObject({ draw: { candidates: ['evaluator-2'], appraisedBelow: below } });

    const panel = step(next.world, 'panel', 1, 'draw', 'drawing');
    const { drawn } = await createMatchActivities(next.deps).drawSeats({
      step: { ...panel, process: { ...panel.process, workflowId: `panel/${next.id}` } },
      ...{ terms: next.world.rulebook.review, without: [] },
    });
    const seated = drawn.map((one) => one.evaluatorId);
    expect(seated).toContain('evaluator-2');
    expect(seated).not.toContain('evaluator-1');
    const { facts } = await next.store.journal.need(panel.key);
    expect(facts).toMatchObject({ appraisedBelow: below });
    const { candidates } = facts as unknown as { candidates: { evaluatorId: string }[] };
    expect(candidates.map((one) => one.evaluatorId)).not.toContain('evaluator-1');
    // Without the bound of the rulebook the same evaluator is among those that are drawn of.
    const { draw: _, ...unbound } = next.world.rulebook.review;
    const free = { ...panel, key: `${panel.key}/free` };
    await createMatchActivities(next.deps).drawSeats({
      step: { ...free, process: { ...panel.process, workflowId: `panel/${next.id}/free` } },
      ...{ terms: unbound, without: [] },
    });
    const { facts: open } = await next.store.journal.need(free.key);
    expect((open as unknown as typeof facts & { candidates: unknown }).candidates).toContainEqual(
      expect.objectContaining({ evaluatorId: 'evaluator-1' }),
    );
  });
});
