import { randomBytes } from 'node:crypto';
import { createEvaluateActivities } from '../../activities/evaluate';
import {
  answerSurvey,
  INDEPENDENT,
  makeWorld,
  PARTNERS,
  person,
  saveSheet,
} from '../../activities/evaluate/world.fixture';
import { createRecordActivities } from '../../activities/record';
import { guarded } from '../../activities/record/guarded';
import type { IndicatorScore } from '../../domain/evaluate/composite';
import { drawProjects } from '../../domain/evaluate/draw-projects';
import {
  appealEvaluation,
  appraiseEvaluators,
  decideAppeal,
  respondToDraft,
  ruleOnVeto,
  settleSilence,
  submitScoreSheet,
} from '../../domain/evaluate/evaluation-decisions';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { APPRAISAL, RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import { recordVisit } from '../../domain/evaluate/spot-check-decisions';
import type { SpotCheckInput } from '../../domain/evaluate/spot-check-input';
import { callBacksDone, surveyQuotaReached } from '../../domain/evaluate/survey-notices';
import type { Rulebook } from '../../domain/publish/rulebook';
import { addDays, civilDate } from '../../domain/record/civil-date';
import { verifyChain } from '../../domain/record/journal';
import type { Role } from '../../domain/record/party';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { keepHistory } from '../../test/support/keep-history';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

let database: TestDatabase;
let temporal: WorkflowEnvironment;
let deps: ReturnType<typeof testDeps>;
let printed: string[] = [];
/** The answer that a result is recorded comes when this is kept. */
let answerOfConclusion: Promise<void> = Promise.resolve();

beforeAll(async () => {
  database = await testDatabase();
  temporal = await workflowEnvironment({
    workflowsPath: require.resolve('./evaluate-story.fixture'),
    activities: (now) => {
      deps = testDeps(database.store, now, {
        documents: {
          html: (template, data) => `${template} ${(data as { score: number }).score}`,
          pdf: async () => {
            throw new Error('this machine has no browser');
          },
        },
        files: {
          save: async (id) => {
            printed.push(id);
            return { bytes: 1, sha256: 'x' };
          },
          read: () => {
            throw new Error('not read here');
          },
          remove: async () => undefined,
        },
      });
      const evaluate = createEvaluateActivities(deps);
      return guarded({
        ...createRecordActivities(deps),
        ...evaluate,
        concludeEvaluation: async (input: Parameters<typeof evaluate.concludeEvaluation>[0]) => {
          const concluded = await evaluate.concludeEvaluation(input);
          await answerOfConclusion;
          return concluded;
        },
      });
    },
  });
}, 60_000);
afterAll(async () => {
  await temporal.stop();
  await database.release();
});
beforeEach(() => {
  printed = [];
});

const ROLE = {
  bureau: 'bureau-officer',
  street: 'street-officer',
  evaluators: 'evaluator',
  partners: 'organisation-certifier',
} as const satisfies { [party in ScoringParty]: Role };

/** A project whose final evaluation has just been opened. */
async function opened(change: Partial<Rulebook> = {}, partnerIds: string[] = []) {
  const n = randomBytes(4).toString('hex');
  const { store } = database;
  const startsOn = addDays(civilDate(await temporal.now()), -300);
  const { input } = await makeWorld(
    store,
    n,
    { serve: { ...RULEBOOK.serve, fileUpdateEvery: { count: 6000, unit: 'month' } }, ...change },
    startsOn,
  );
  const { projectId } = input;
  if (partnerIds.length > 0) await store.projects.put(projectId, { partnerIds });
  const workflow = `evaluation/${projectId}/final`;
  const surveyWorkflow = `survey/${projectId}-final`;
  await temporal.start('listeningProject', `project/${projectId}`, {});
  await temporal.start('evaluation', workflow, input);
  await temporal.eventually(() => store.evaluations.get(`${projectId}/final`));
  await temporal.eventually(() => store.surveys.get(`${projectId}-final`));

  const hand = async (
    party: ScoringParty,
    userId: string,
    points: { [indicator: string]: number },
    vetoes: { code: string; evidence: string }[] = [],
  ) => {
    const sheetId = await saveSheet(store, projectId, party, userId, points, vetoes);
    return temporal.decide(workflow, submitScoreSheet, {
      actor: person(userId, ROLE[party]),
      sheetId,
      party,
      userId,
    });
  };
  const evaluation = () => store.evaluations.need(`${projectId}/final`);
  const state = (wanted: string) =>
    temporal.eventually(async () => (await evaluation()).state === wanted && (await evaluation()));
  return {
    store,
    projectId,
    workflow,
    surveyWorkflow,
    hand,
    evaluation,
    state,
    /** The survey is answered by everybody, as the API says. */
    async allAnswer(value: number) {
      await answerSurvey(store, `${projectId}-final`, 6, value);
      await temporal.signal(surveyWorkflow, surveyQuotaReached, {});
    },
    async everybodyScores(
      quality = 40,
      archive = 20,
      vetoes: { code: string; evidence: string }[] = [],
      bureau = 'officer-1',
    ) {
      await hand('bureau', bureau, { quality, archive }, vetoes);
      await hand('street', 'street-1-officer', { quality });
      await hand('evaluators', 'evaluator-1', { quality });
      await hand('evaluators', 'evaluator-2', { quality });
    },
    respond: () =>
      temporal.decide(workflow, respondToDraft, {
        actor: person('certifier-1', 'organisation-certifier'),
        statementId: 's-response',
      }),
    told: () => temporal.env.client.workflow.getHandle(`project/${projectId}`).result(),
    journal: async () => await store.journal.find({ stream: workflow }, { sort: { seq: 1 } }),
  };
}

describe('an evaluation round', () => {
  it('runs from four sheets and a survey to a result that the project is told', async () => {
    const round = await opened();
    await round.everybodyScores(36, 20);
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    await round.state('final');
    const told = await round.told();
    expect(told).toEqual({
      round: 'final',
      score: 96,
      grade: 'excellent',
      passed: true,
      vetoed: false,
      findings: [],
    });
    const { reportDocumentIds, response, state } = await round.evaluation();
    expect([state, response]).toEqual(['closed', 's-response']);
    expect(reportDocumentIds).toEqual({ html: `${round.projectId}-final-final-html`, pdf: null });
    const entries = await round.journal();
    expect(entries.map((one) => one.decision)).toEqual([
      'open',
      'submit-sheet',
      'submit-sheet',
      'submit-sheet',
      'submit-sheet',
      'take-survey',
      'draft-report',
      'respond',
      'conclude',
      'file-report',
      'close',
    ]);
    expect(verifyChain(entries, deps.sha256)).toMatchObject({ whole: true });
    expect(await round.store.tasks.count({ projectId: round.projectId, status: 'open' })).toBe(0);
    expect(await round.store.deadlines.count({ projectId: round.projectId, status: 'open' })).toBe(0);
  });

  it('asks bureau and provider once what they think of the evaluators, and lets the project go on meanwhile', async () => {
    const round = await opened({ evaluation: { ...RULEBOOK.evaluation, appraisal: APPRAISAL } });
    await round.everybodyScores(36, 20);
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    await round.state('final');
    const mayAppeal = { workflowId: round.workflow, key: 'appeal' };
    const appeal = await temporal.eventually(() => round.store.deadlines.first(mayAppeal));
    await temporal.passUntil(appeal.due);
    await round.state('appraising');
    const project = temporal.env.client.workflow.getHandle(`project/${round.projectId}`);
    await temporal.eventually(async () => (await project.describe()).status.name === 'COMPLETED');
    const appraise = (by: 'bureau' | 'organisation', userId: string, role: Role) =>
      temporal.decide(round.workflow, appraiseEvaluators, {
        ...{ actor: person(userId, role), by },
        given: ['evaluator-1', 'evaluator-2'].map((evaluatorId) => ({
          ...{ evaluatorId, commentId: 's-1' },
          points: APPRAISAL.criteria.map(({ code, points }) => ({ criterion: code, points })),
        })),
      });
    await appraise('bureau', 'officer-1', 'bureau-officer');
    await expect(appraise('bureau', 'both-1', 'bureau-officer')).rejects.toMatchObject({ type: 'conflict' });
    await appraise('organisation', 'certifier-1', 'organisation-certifier');
    const { appraisals } = await round.state('closed');
    // Asked for only now: whoever waits for a workflow lets the server's time run on.
    expect(await round.told()).toMatchObject({ score: 96 });
    expect(appraisals?.map(({ by, total }) => [by, total])).toEqual([
      ['bureau', 100],
      ['bureau', 100],
      ['organisation', 100],
      ['organisation', 100],
    ]);
    const decisions = (await round.journal()).map((one) => one.decision);
    expect(decisions.slice(-4)).toEqual(['ask-appraisal', 'appraise', 'appraise', 'close']);
    expect(await round.store.tasks.count({ projectId: round.projectId, status: 'open' })).toBe(0);
    expect(await round.store.deadlines.count({ projectId: round.projectId, status: 'open' })).toBe(0);
  });

  it('lets a silent party abstain: its weight goes to the others, and the journal says so', async () => {
    const round = await opened();
    await round.hand('bureau', 'officer-1', { quality: 40, archive: 20 });
    await round.hand('evaluators', 'evaluator-1', { quality: 20 });
    await round.allAnswer(5);
    const told = await round.told();
    const { abstained, derivation } = await round.evaluation();
    expect([...abstained].sort()).toEqual(['evaluators/evaluator-2', 'street']);
    const quality = (derivation as { indicator: string; share: number }[]).find(
      (one) => one.indicator === 'quality',
    );
    expect(quality?.share).toBeCloseTo((30 * 1 + 40 * 0.5) / 70, 9);
    expect(told).toMatchObject({ grade: 'good', passed: true });
    const silent = (await round.journal()).filter((one) => one.decision === 'abstain');
    expect(silent.map((one) => one.facts)).toContainEqual({
      party: 'street',
      userId: null,
      effect: 'leaves-the-denominator',
    });
    expect(
      await round.store.tasks.count({
        projectId: round.projectId,
        status: 'lapsed',
        what: 'evaluation.score',
      }),
    ).toBe(2);
  });

  describe('whose evaluators are silent', () => {
    const evaluation = {
      ...RULEBOOK.evaluation,
      rounds: RULEBOOK.evaluation.rounds.map((one) => ({ ...one, evaluators: 1 })),
    };
    /** The evaluator who is asked now, whose clock then runs out. */
    async function outlasted(round: Awaited<ReturnType<typeof opened>>, but = '') {
      const asked = { workflowId: round.workflow, status: 'open', key: { $ne: but }, party: 'evaluator' };
      const { key, due, byDefault } = await temporal.eventually(() => round.store.deadlines.first(asked));
      await temporal.passUntil(due);
      return { key, byDefault, userId: key.replace('score/evaluators/', '') };
    }
    async function officesScored() {
      const round = await opened({ evaluation });
      await round.hand('bureau', 'officer-1', { quality: 40, archive: 20 });
      await round.hand('street', 'street-1-officer', { quality: 40 });
      await round.allAnswer(5);
      await temporal.eventually(async () => (await round.journal()).at(-1)?.decision === 'take-survey');
      return round;
    }

    it('gets another drawn in the place of the first, whose sheet is taken no more', async () => {
      const round = await officesScored();
      const first = await outlasted(round);
      expect(first.byDefault).toBe('evaluation.draws-another');
      const { evaluatorIds, silentIds } = await temporal.eventually(async () => {
        const now = await round.evaluation();
        return now.silentIds ? now : null;
      });
      expect([silentIds, [first.userId, ...evaluatorIds].sort()]).toEqual([[first.userId], INDEPENDENT]);
      await expect(round.hand('evaluators', first.userId, { quality: 1 })).rejects.toMatchObject({
        type: 'forbidden',
      });
      await round.hand('evaluators', evaluatorIds[0] ?? '', { quality: 20 });
      expect(await round.told()).toMatchObject({ score: 92 });
      expect((await round.evaluation()).abstained).toEqual([]);
    });

    it('asks the bureau before their weight moves: it may have others drawn, and by default goes on', async () => {
      const round = await officesScored();
      const first = await outlasted(round);
      const second = await outlasted(round, first.key);
      expect(second.byDefault).toBe('evaluation.party-abstains');
      const asks = () => temporal.eventually(async () => (await round.evaluation()).asks === 'no-evaluators');
      await asks();
      expect((await round.evaluation()).state).toBe('scoring');
      await temporal.decide(round.workflow, settleSilence, {
        ...{ actor: person('approver-1', 'bureau-approver'), again: true, reasonId: 's-reason' },
      });
      await asks();
      expect(await round.told()).toMatchObject({ score: 100 });
      expect(await round.evaluation()).toMatchObject({
        ...{ asks: null, abstained: [`evaluators/${second.userId}`], silentIds: [first.userId] },
      });
      const entries = await round.journal();
      expect(entries.slice(4, 12).map((one) => one.decision)).toEqual([
        ...['draw-evaluators', 'abstain', 'ask-bureau', 'settle-silence'],
        ...['draw-evaluators', 'ask-bureau', 'let-pass', 'draft-report'],
      ]);
      expect(await round.store.tasks.count({ projectId: round.projectId, status: 'open' })).toBe(0);
    });
  });

  it('asks each partner of the project for a sheet of its own; one that is silent abstains for itself alone', async () => {
    const { rounds, ...terms } = RULEBOOK.evaluation;
    const judges = [
      { party: 'bureau' as const, weight: 60 },
      { party: 'partners' as const, weight: 40 },
    ];
    const indicators = rounds.flatMap((one) =>
      one.indicators.map((line) => (line.id === 'quality' ? { ...line, judges } : line)),
    );
    const evaluation = { ...terms, rounds: rounds.map((one) => ({ ...one, indicators, evaluators: 0 })) };
    const round = await opened({ evaluation }, PARTNERS);
    const keys = (await round.store.tasks.find({ workflowId: round.workflow }, { sort: { key: 1 } })).map(
      ({ key, role, organisationId }) => [key, role, organisationId],
    );
    expect(keys.slice(1)).toEqual(
      PARTNERS.map((id) => [`score/partners/${id}`, 'organisation-certifier', id]),
    );
    await round.hand('bureau', 'officer-1', { quality: 40, archive: 20 });
    await round.hand('partners', 'partner-1-certifier', { quality: 20 });
    for (const userId of ['certifier-1', 'partner-1-certifier'])
      await expect(
        temporal.decide(round.workflow, submitScoreSheet, {
          ...{ actor: person(userId, 'organisation-certifier'), sheetId: 'x', party: 'partners', userId },
        }),
      ).rejects.toMatchObject({ type: userId === 'certifier-1' ? 'forbidden' : 'conflict' });
    await round.told();
    const done = await round.evaluation();
    expect(done.abstained).toEqual([`partners/${PARTNERS[1]}`]);
    const line = (done.derivation as unknown as IndicatorScore[]).find((one) => one.indicator === 'quality');
    expect(line).toMatchObject({ earned: 32, parties: [{ share: 1 }, { party: 'partners', marks: [20] }] });
  });

  it('takes no sheet from a stranger, none twice, and none after the clock', async () => {
    const round = await opened();
    await expect(round.hand('evaluators', 'evaluator-tied', { quality: 1 })).rejects.toMatchObject({
      type: 'forbidden',
    });
    await expect(round.hand('bureau', 'street-1-officer', { quality: 1, archive: 1 })).rejects.toMatchObject({
      type: 'forbidden',
    });
    await round.hand('bureau', 'officer-1', { quality: 40, archive: 20 });
    await expect(round.hand('bureau', 'both-1', { quality: 1, archive: 1 })).rejects.toMatchObject({
      type: 'conflict',
    });
    await temporal.pass('16 days');
    await expect(round.hand('street', 'street-1-officer', { quality: 1 })).rejects.toMatchObject({
      type: expect.stringMatching(/conflict|not-allowed-now/),
    });
    await round.told();
  });

  it('leaves the recipients out when too few answered, with the reason', async () => {
    const round = await opened();
    await round.everybodyScores();
    await answerSurvey(round.store, `${round.projectId}-final`, 5, 1);
    expect(await round.told()).toMatchObject({ score: 100 });
    const survey = (await round.journal()).find((one) => one.decision === 'take-survey');
    expect(survey?.facts).toMatchObject({
      valid: false,
      validAnswers: 5,
      minimumValid: 6,
      effect: 'indicators-of-the-survey-leave-the-denominator',
    });
  });

  it('does not lose its score by one claim and the silence of the bureau: a veto that nobody ruled on falls', async () => {
    const round = await opened();
    await round.everybodyScores(40, 20, [{ code: 'misappropriation', evidence: '凭证 12' }]);
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    expect((await round.evaluation()).state).toBe('draft');
    expect(await round.told()).toMatchObject({ score: 100, passed: true, vetoed: false });
    expect((await round.evaluation()).claims).toMatchObject([{ code: 'misappropriation', ruling: null }]);
    const { deadlines } = round.store;
    const clock = await deadlines.first({ workflowId: round.workflow, key: 'veto' });
    expect(clock).toMatchObject({
      status: 'lapsed',
      byDefault: 'evaluation.veto-not-upheld',
      party: 'bureau',
    });
    const concluded = (await round.journal()).find((one) => one.decision === 'conclude');
    expect(concluded?.facts).toMatchObject({ vetoes: [], vetoesNotRuledOn: ['misappropriation'] });
  });

  /** Nobody scored anything: no sheet, no valid survey, nothing measured. */
  async function unscored() {
    const { rounds, ...terms } = RULEBOOK.evaluation;
    const silent = rounds.map((one) => ({
      ...one,
      indicators: one.indicators.filter(({ id }) => id !== 'files'),
      evaluators: 0,
    }));
    const round = await opened({ evaluation: { ...terms, rounds: silent } });
    await answerSurvey(round.store, `${round.projectId}-final`, 1, 5);
    const task = () =>
      round.store.tasks.first({ workflowId: round.workflow, what: 'evaluation.no-result', status: 'open' });
    const settle = (again: boolean) =>
      temporal.decide(round.workflow, settleSilence, {
        ...{ actor: person('approver-1', 'bureau-approver'), again, reasonId: 's-reason' },
      });
    await temporal.signal(round.surveyWorkflow, surveyQuotaReached, {});
    const passed = async (key: string) => {
      const due = { workflowId: round.workflow, key, status: 'open' };
      await temporal.passUntil((await temporal.eventually(() => round.store.deadlines.first(due))).due);
    };
    await passed('score/bureau');
    await round.state('unscored');
    return { ...round, task, settle, passed };
  }

  it('that nobody scored has no result and no grade: the bureau is asked, and may go on without one', async () => {
    const round = await unscored();
    expect(await round.task()).toMatchObject({
      role: 'bureau-approver',
      byDefault: 'evaluation.no-result-stays',
    });
    const told = {
      template: 'evaluate/no-result',
      recipient: { $in: ['user/approver-1', 'user/both-1', 'user/certifier-1'] },
    };
    const businessKey = `${round.projectId}/final/no-result/1`;
    expect(await round.store.notices.count({ ...told, businessKey })).toBe(3);
    await round.passed('silence');
    await temporal.eventually(async () => (await round.journal()).at(-1)?.decision === 'let-pass');
    expect(await round.task()).not.toBeNull();
    expect(await round.settle(false)).toEqual({ state: 'unscored' });
    expect(await round.told()).toEqual({
      ...{ round: 'final', score: null, grade: null, passed: null, vetoed: false, findings: [] },
    });
    expect(await round.state('closed')).toMatchObject({
      ...{ score: null, grade: null, finalAt: null, asks: null, noResult: { reason: 's-reason' } },
    });
    const decisions = (await round.journal()).map((one) => one.decision);
    expect(decisions.slice(-5)).toEqual([
      ...['draft-report', 'ask-bureau', 'let-pass', 'settle-silence', 'go-on-without'],
    ]);
    expect(await round.store.tasks.count({ projectId: round.projectId, status: 'open' })).toBe(0);
    expect(await round.store.deadlines.count({ projectId: round.projectId, status: 'open' })).toBe(0);
  });

  it('that nobody scored may be judged again, and then comes to a result like any other', async () => {
    const round = await unscored();
    await round.settle(true);
    await round.state('scoring');
    await round.hand('bureau', 'officer-1', { quality: 40, archive: 10 });
    await round.passed('score/street');
    await round.state('draft');
    const drafted = { template: 'evaluate/draft-report', businessKey: `${round.projectId}/final/draft/2` };
    expect(await round.store.notices.count(drafted)).toBe(1);
    await round.respond();
    expect(await round.told()).toMatchObject({ passed: true, vetoed: false });
    expect(await round.evaluation()).toMatchObject({ abstained: ['street'], asks: null });
  });

  it('is not zero when an approver dismissed the veto in time; then the draft need not wait', async () => {
    const round = await opened();
    await round.everybodyScores(40, 20, [{ code: 'misappropriation', evidence: '凭证 12' }]);
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    await temporal.decide(round.workflow, ruleOnVeto, {
      actor: person('approver-1', 'bureau-approver'),
      code: 'misappropriation',
      stands: false,
      reasonId: 's-reason',
    });
    await round.state('final');
    expect(await round.told()).toMatchObject({ score: 100, vetoed: false });
  });
});

describe('an appeal', () => {
  async function appealed(sheet: { quality: number; archive: number }) {
    const round = await opened();
    await round.everybodyScores(sheet.quality, sheet.archive);
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    await round.state('final');
    await temporal.decide(round.workflow, appealEvaluation, {
      actor: person('certifier-1', 'organisation-certifier'),
      groundsId: 's-grounds',
      contested: ['archive'],
    });
    return round;
  }
  const decide = (
    round: Awaited<ReturnType<typeof opened>>,
    userId: string,
    outcome: 'upheld' | 'rejected',
    sheetIds: string[] = [],
  ) =>
    temporal.decide(round.workflow, decideAppeal, {
      actor: person(userId, 'bureau-approver'),
      outcome,
      reasonId: 's-reason',
      sheetIds,
    });

  it('that is upheld with a re-scored sheet changes score, grade and findings before the project is told', async () => {
    const round = await appealed({ quality: 40, archive: 0 });
    expect(await round.evaluation()).toMatchObject({
      score: 80,
      grade: 'good',
      findings: [`${round.projectId}/archive-final`],
    });
    const original = await round.store.scoreSheets.need(`${round.projectId}/final|bureau|officer-1`);
    const rescored = {
      ...original,
      id: `${original.id}|appeal`,
      userId: 'approver-1',
      submittedAt: null,
      replaces: original.id,
    };
    await round.store.scoreSheets.insert({
      ...rescored,
      marks: rescored.marks.map((mark) => (mark.indicator === 'archive' ? { ...mark, points: 20 } : mark)),
    });
    await decide(round, 'approver-1', 'upheld', [rescored.id]);
    expect(await round.told()).toEqual({
      round: 'final',
      score: 100,
      grade: 'excellent',
      passed: true,
      vetoed: false,
      findings: [],
    });
    expect((await round.evaluation()).appeal).toMatchObject({
      outcome: 'upheld',
      before: { score: 80, grade: 'good' },
    });
    expect(printed).toContain(`${round.projectId}-final-decided-html`);
  });

  it('that is rejected leaves the result; a second appeal is not taken', async () => {
    const round = await appealed({ quality: 40, archive: 0 });
    await expect(
      temporal.decide(round.workflow, appealEvaluation, {
        actor: person('certifier-1', 'organisation-certifier'),
        groundsId: 'x',
        contested: ['quality'],
      }),
    ).rejects.toMatchObject({
      type: 'not-allowed-now',
      detail: { allowed: expect.arrayContaining(['decide-appeal']) },
    });
    await decide(round, 'approver-1', 'rejected');
    expect(await round.told()).toMatchObject({ score: 80, findings: [`${round.projectId}/archive-final`] });
  });

  it('is heard when it comes while the result is still being recorded', async () => {
    const round = await opened();
    await round.everybodyScores();
    await round.allAnswer(5);
    await round.state('draft');
    let answer: () => void = () => undefined;
    answerOfConclusion = new Promise((resolve) => {
      answer = resolve;
    });
    await round.respond();
    await round.state('final');
    const appeal = temporal.decide(round.workflow, appealEvaluation, {
      actor: person('certifier-1', 'organisation-certifier'),
      groundsId: 's',
      contested: ['archive'],
    });
    await temporal.eventually(async () =>
      JSON.stringify((await temporal.history(round.workflow)).events.slice(-3)).includes('appealEvaluation'),
    );
    answer();
    expect(await appeal).toEqual({ state: 'appealed' });
  });

  it('is decided neither by who scored for the bureau nor by who let the veto stand that it is against', async () => {
    const round = await opened();
    await round.everybodyScores(40, 20, [{ code: 'misappropriation', evidence: '凭证 12' }], 'both-1');
    await round.allAnswer(5);
    await round.state('draft');
    await round.respond();
    await temporal.decide(round.workflow, ruleOnVeto, {
      ...{ actor: person('approver-1', 'bureau-approver'), code: 'misappropriation' },
      ...{ stands: true, reasonId: 's-reason' },
    });
    await round.state('final');
    expect((await round.evaluation()).claims).toMatchObject([{ ruling: 'stands', ruledBy: 'approver-1' }]);
    await temporal.decide(round.workflow, appealEvaluation, {
      ...{ actor: person('certifier-1', 'organisation-certifier'), groundsId: 's' },
      contested: ['misappropriation'],
    });
    for (const userId of ['approver-1', 'both-1'])
      await expect(decide(round, userId, 'rejected')).rejects.toMatchObject({ type: 'forbidden' });
    expect(await round.told()).toMatchObject({ score: 0, passed: false, vetoed: true });
  });

  it('that the bureau leaves unanswered lets the result stand and says where to complain', async () => {
    const round = await appealed({ quality: 40, archive: 0 });
    expect(await round.told()).toMatchObject({ score: 80 });
    expect((await round.evaluation()).appeal).toMatchObject({ outcome: 'unanswered', grounds: 's-grounds' });
    const entry = (await round.journal()).find((one) => one.decision === 'let-stand');
    expect(entry).toMatchObject({ actor: { because: 'deadline' }, facts: { recourse: 'complaint' } });
  });
});

describe('a survey', () => {
  const checked = {
    ...RULEBOOK.survey,
    design: { kind: 'full' as const },
    callBack: { share: 20, least: 2, within: { count: 5, unit: 'working-day' as const } },
  };
  const decisionsOf = async ({ store, surveyWorkflow }: Awaited<ReturnType<typeof opened>>) =>
    store.journal.find({ stream: surveyWorkflow }, { sort: { seq: 1 } });

  it('asks staff to phone the silent and to call some back; whom nobody called is recorded, and the evaluation has gone on', async () => {
    const round = await opened({
      survey: { ...checked, phoneSilentAfter: { count: 7, unit: 'day' } },
    });
    const id = `${round.projectId}-final`;
    for (const one of await round.store.invitations.find({ surveyId: id, mode: 'staff' }))
      await round.store.invitations.put(one.id, { usedAt: '2026-12-01T00:00:00.000Z' });
    await round.told();
    const tasks = await round.store.tasks.find({ workflowId: round.surveyWorkflow }, { sort: { key: 1 } });
    expect(tasks).toMatchObject([
      { key: 'ask' },
      { key: 'call-back', status: 'lapsed', at: `/surveys/${id}/call-backs` },
      { key: 'phone', status: 'lapsed', at: `/surveys/${id}/calls` },
    ]);
    const entries = await decisionsOf(round);
    expect(entries.map((one) => one.decision)).toEqual([
      ...['open', 'remind', 'follow-up', 'remind', 'close-to-call-back', 'end-call-backs'],
    ]);
    expect(entries[2]?.facts).toEqual({ silent: 6 });
    expect(entries[5]).toMatchObject({
      actor: { because: 'deadline' },
      facts: { drawn: 2, reached: 0, notReached: 0, silent: 2 },
    });
    expect(await round.store.surveys.need(id)).toMatchObject({ state: 'closed', callBacksLapsed: 2 });
    const taken = (await round.journal()).find((one) => one.decision === 'take-survey');
    expect(taken && entries[5] && taken.at < entries[5].at).toBe(true);
  });

  it('is done with its call-backs when the last was reached, and at once when nobody was asked by staff', async () => {
    const [round, none] = [await opened({ survey: checked }), await opened({ survey: checked })];
    const [one] = await round.store.invitations.find({ surveyId: `${round.projectId}-final`, mode: 'staff' });
    await round.store.invitations.put(one?.id ?? '', { usedAt: '2026-12-01T00:00:00.000Z' });
    for (const each of [round, none]) await temporal.signal(each.surveyWorkflow, surveyQuotaReached, {});
    const lastOf = async (each: typeof round) => (await decisionsOf(each)).at(-1)?.decision;
    await temporal.eventually(async () => (await lastOf(none)) === 'end-call-backs');
    await temporal.eventually(async () => (await lastOf(round)) === 'close-to-call-back');
    await temporal.signal(round.surveyWorkflow, callBacksDone, {});
    await temporal.eventually(async () => (await lastOf(round)) === 'end-call-backs');
    expect((await decisionsOf(round)).at(-1)).toMatchObject({ actor: { because: 'notice' } });
  });

  it('closes early when everybody has answered', async () => {
    const round = await opened();
    await round.allAnswer(4);
    const closed = await temporal.eventually(async () => {
      const survey = await round.store.surveys.need(`${round.projectId}-final`);
      return survey.state === 'closed' && survey;
    });
    expect(closed.closedAt && closed.closesAt && closed.closedAt < closed.closesAt).toBe(true);
    const entries = await round.store.journal.find({ stream: round.surveyWorkflow }, { sort: { seq: 1 } });
    expect(entries.map((one) => one.decision)).toEqual(['open', 'close']);
    await round.everybodyScores();
    await round.told();
  });

  it('reminds twice those who are silent, and closes at its date', async () => {
    const round = await opened();
    const id = `${round.projectId}-final`;
    const links = await round.store.invitations.count({ surveyId: id, mode: 'link' });
    await round.told();
    const entries = await round.store.journal.find({ stream: round.surveyWorkflow }, { sort: { seq: 1 } });
    expect(entries.map((one) => one.decision)).toEqual(['open', 'remind', 'remind', 'close']);
    expect(
      await round.store.notices.count({
        template: 'evaluate/survey-reminder',
        businessKey: { $in: [`${id}/remind/0`, `${id}/remind/1`] },
      }),
    ).toBe(2 * links);
  });
});

interface DrawingFacts {
  seed: string;
  projects: string[];
  share: number;
  drawn: { projectId: string }[];
}

describe('spot checks 双随机抽查', () => {
  /** A programme of one running project, of whose five evaluators two may go; drawn after a month unless told. */
  async function begun(
    drawings: SpotCheckInput['terms']['drawings'] = [{ count: 1, unit: 'month' }],
    more: Partial<SpotCheckInput['terms']> = {},
  ) {
    const { store } = database;
    const startsOn = addDays(civilDate(await temporal.now()), -100);
    const { input } = await makeWorld(store, randomBytes(4).toString('hex'), {}, startsOn);
    const { programmeId, projectId } = input;
    const workflow = `spot-check/${programmeId}`;
    const terms: SpotCheckInput['terms'] = {
      ...{ share: 30, minimumMonths: 0, drawings, inspectors: 1 },
      ...{ visitWithin: { count: 10, unit: 'day' }, lookBackYears: 3, reminders: [], ...more },
    };
    await temporal.start('spotChecks', workflow, { programmeId, terms });
    await temporal.eventually(() => store.processes.get(workflow));
    const drawn = () =>
      temporal.eventually(async () => store.spotChecks.first({ programmeId, state: 'drawn' }));
    const entries = () => store.journal.find({ stream: workflow }, { sort: { seq: 1 } });
    /** Lets time pass until the next deadline is over: when that is depends on weekends and holidays. */
    const outlastNext = async () => {
      const [next] = await store.deadlines.find(
        { workflowId: workflow, status: 'open' },
        { sort: { due: 1 } },
      );
      await temporal.passUntil(next?.due ?? '');
    };
    const visit = async (checkId: string, userId: string, found: 'in-order' | 'fault' = 'fault') => {
      const id = `visit-${checkId}-${userId}`;
      const answers = [{ item: 'safety', found, note: '灭火器过期' }];
      const on = civilDate(await temporal.now());
      await store.spotVisits.put(id, {
        ...{ checkId, userId, on, place: '服务站', answers, summary: '', photos: [] },
      });
      return temporal.decide(workflow, recordVisit, {
        ...{ actor: person(userId, 'evaluator'), checkId, visitId: id },
      });
    };
    return { store, programmeId, projectId, workflow, drawn, entries, outlastNext, visit };
  }

  it('draw on the day, ask who may go, draw the other when the first is silent, and take the record of the visit', async () => {
    const { store, workflow, projectId, drawn, entries, outlastNext, visit } = await begun(undefined, {
      findings: 'by-visit',
    });
    await temporal.start('checkedProject', `project/${projectId}`, {});
    await outlastNext();
    const first = await drawn();
    const [inspector = ''] = first.inspectorIds;
    expect(first).toMatchObject({ projectId, drawing: 0, secret: true, silentIds: [], faults: null });
    expect(INDEPENDENT).toContain(inspector);
    expect(await store.tasks.find({ workflowId: workflow, status: 'open' })).toMatchObject([
      { what: 'spot-check.visit', userId: inspector, projectId: null, at: `/spot-checks/${first.id}` },
    ]);
    await outlastNext();
    const second = await temporal.eventually(async () => {
      const check = await store.spotChecks.need(first.id);
      return check.silentIds.length === 1 && check;
    });
    expect([...second.silentIds, ...second.inspectorIds].sort()).toEqual([...INDEPENDENT].sort());
    await expect(visit(first.id, inspector)).rejects.toMatchObject({ type: 'not-found' });
    expect(await visit(first.id, second.inspectorIds[0] ?? '')).toEqual({ state: 'closed' });
    // By the rulebook the faults become findings now, and not before the visit is on record.
    const project = temporal.env.client.workflow.getHandle(`project/${projectId}`);
    expect(await project.result()).toEqual({ checkId: first.id, drawing: 0, items: ['safety'] });
    expect(await store.spotChecks.need(first.id)).toMatchObject({
      ...{ state: 'visited', secret: false, faults: ['safety'], endedAt: expect.any(String) },
    });
    const course = await entries();
    expect(course.map((one) => one.decision)).toEqual([
      ...['begin', 'draw-projects', 'draw-inspectors', 'record-visit', 'close'],
    ]);
    expect(verifyChain(course, deps.sha256)).toMatchObject({ whole: true });
    const {
      seed,
      projects,
      share,
      drawn: pairs,
    } = (course[1] as (typeof course)[0]).facts as never as DrawingFacts;
    expect(pairs.map((one) => one.projectId)).toEqual(drawProjects(seed, projects, share));
    expect(JSON.stringify(course)).not.toMatch(/灭火器|服务站/);
    await keepHistory(temporal, workflow, 'spotChecks-by-visit');
    expect(await store.tasks.count({ workflowId: workflow, status: 'open' })).toBe(0);
  });

  it('leave a project unvisited when nobody is left who may go, and go on to the next drawing', async () => {
    const { store, workflow, projectId, drawn, outlastNext, visit } = await begun([
      { count: 1, unit: 'month' },
      { count: 3, unit: 'month' },
    ]);
    await outlastNext();
    const { id } = await drawn();
    for (const silent of [1, 2]) {
      await outlastNext();
      await temporal.eventually(async () => (await store.spotChecks.need(id)).silentIds.length === silent);
    }
    expect(await store.spotChecks.need(id)).toMatchObject({ state: 'unvisited', secret: false });
    await outlastNext();
    const again = await drawn();
    expect(again).toMatchObject({ projectId, drawing: 1 });
    expect(await visit(again.id, again.inspectorIds[0] ?? '', 'in-order')).toEqual({ state: 'closed' });
    expect((await store.spotChecks.need(again.id)).faults).toEqual([]);
    expect((await store.processes.need(workflow)).open).toBe(false);
  });
});
