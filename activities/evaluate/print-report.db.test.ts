import { randomBytes } from 'node:crypto';
import type { ProcessKind, Step } from '../../domain/record/step';
import { gridFiles } from '../../infra/database/grid-files';
import { documentPort } from '../../infra/documents/document-port';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { createEvaluateActivities } from '.';
import { makeWorld, saveSheet } from './world.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.release());

const NOW = Date.parse('2026-12-01T02:00:00.000Z');

async function concluded() {
  const { store } = database;
  const world = await makeWorld(store, randomBytes(4).toString('hex'));
  const documents = documentPort({
    words: (code) => ({ zh: code, en: code }),
    findBrowser: async () => {
      throw new Error('no browser in this test');
    },
  });
  const files = gridFiles(store.connection);
  const acts = createEvaluateActivities(testDeps(store, () => NOW, { documents, files }));
  const { projectId, programmeId } = world.input;
  const id = `${projectId}/final`;
  let number = 0;
  const step = (decision: string, state: string): Step => {
    number += 1;
    const process = {
      workflowId: `evaluation/${id}`,
      kind: 'evaluation' as ProcessKind,
      programmeId,
      projectId,
    };
    return {
      key: `evaluation/${id}#${number}`,
      process,
      decision,
      state,
      actor: { kind: 'system', because: 'rule' },
      facts: {},
    };
  };
  await acts.openEvaluation({ step: step('open', 'scoring'), input: world.input });
  const sheet = await saveSheet(store, projectId, 'bureau', 'officer-1', { quality: 30, archive: 5 }, [
    { code: 'misappropriation', evidence: '<凭证>' },
  ]);
  await acts.submitSheet({
    step: step('submit-sheet', 'scoring'),
    evaluationId: id,
    sheetId: sheet,
    party: 'bureau',
    userId: 'officer-1',
  });
  await store.evaluations.put(id, { abstained: ['street', 'evaluators/evaluator-1'] });
  await acts.draftEvaluation({ step: step('draft-report', 'draft'), evaluationId: id });
  await acts.recordVetoRuling({
    step: step('rule-on-veto', 'responding'),
    ...{
      evaluationId: id,
      code: 'misappropriation',
      stands: true,
      reasonId: 'reason',
      userId: 'approver-1',
    },
  });
  await acts.concludeEvaluation({ step: step('conclude', 'final'), evaluationId: id });
  const print = async (stage: 'final' | 'decided') => {
    const document = await acts.printEvaluationReport({ evaluationId: id, stage, form: 'html' });
    const parts: Uint8Array[] = [];
    for await (const part of files.read(document)) parts.push(part);
    return { document, html: Buffer.concat(parts).toString('utf8') };
  };
  return { store, id, projectId, print };
}

describe('the printed report', () => {
  it('says result, veto, indicators with their parties, who was silent, and findings; it names no judge', async () => {
    const { print } = await concluded();
    const { html } = await print('final');
    for (const said of [
      '测试社工服务中心',
      '不合格',
      '挪用资金',
      '服务质量',
      '未评分，权重由其他评价方分担',
      '逾期未评分的评价方：街道、独立评估专家。',
      '项目档案：达到应得分的 25%',
      '不计入',
      '在规定时间内未提出意见',
    ]) {
      expect(html).toContain(said);
    }
    for (const kept of ['officer-1', 'evaluator-1', '凭证']) expect(html).not.toContain(kept);
  });

  it('is one document however often it is printed, and another after an appeal, with what was asked and answered', async () => {
    const { store, id, projectId, print } = await concluded();
    expect((await print('final')).document).toBe((await print('final')).document);
    const said = (text: string) => ({ text, by: 'u', organisationId: 'o', at: '2026-12-20T00:00:00.000Z' });
    await store.evaluations.put(id, {
      statements: { g: said('档案已补齐 <b>'), r: said('复核属实'), a: said('无异议') },
      response: 'a',
      departures: { count: 2, scoreWithout: 88.5 },
      appeal: {
        grounds: 'g',
        contested: ['archive'],
        at: '2026-12-20T00:00:00.000Z',
        outcome: 'upheld',
        reason: 'r',
        decidedAt: null,
        before: { score: 0, grade: 'fail' },
      },
    });
    const { html } = await print('decided');
    for (const text of [
      '无异议',
      '项目档案',
      '档案已补齐 &lt;b&gt;',
      '复核属实',
      '复核成立',
      '2 处',
      '综合得分为 88.5 分',
    ])
      expect(html).toContain(text);
    expect(await store.documents.find({ projectId })).toHaveLength(2);
  });
});
