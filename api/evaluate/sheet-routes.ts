import { z } from 'zod';
import { derivedPoints, mayDepart } from '../../domain/evaluate/departure';
import { submitScoreSheet } from '../../domain/evaluate/evaluation-decisions';
import { judgeKey } from '../../domain/evaluate/evaluation-ids';
import { indicatorTerms } from '../../domain/evaluate/indicator-terms';
import { judgedBy } from '../../domain/evaluate/judged-by';
import { recordValues } from '../../domain/evaluate/record-values';
import { roundOf } from '../../domain/evaluate/round-of';
import { measureOf } from '../../domain/evaluate/score-indicator';
import { standsIn } from '../../domain/evaluate/survey-invalid';
import { Fault } from '../../domain/record/fault';
import type { Filter } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { roundParams, stateAnswer, theEvaluation, toEvaluation } from './evaluation-params';
import { ownSheetView, sheetBody, sheetView } from './evaluation-schema';
import { ownSheet, partyOf, saveSheet, showSheet } from './own-sheet';

const PATH = '/projects/:projectId/evaluations/:round';

export const sheetRoutes = [
  route({
    method: 'get',
    path: `${PATH}/sheet`,
    action: 'evaluate.fill-sheet',
    summary: 'My score sheet: what I judge, the measures beside it, and what I saved',
    tag: 'evaluate',
    params: roundParams,
    answer: ownSheetView,
    relation: toEvaluation,
    handle: async ({ services, actor, params }) => {
      const evaluation = await theEvaluation(services, params);
      const { rulebook } = await services.store.rulebooks.need(evaluation.rulebookHash);
      const round = roundOf(rulebook, evaluation.round);
      const judge = partyOf(actor);
      const { party } = judge;
      const clock = await services.store.deadlines.first({
        workflowId: workflowId.evaluation(params.projectId, params.round),
        key: judgeKey(party, judge),
        status: 'open',
      });
      return {
        party,
        state: evaluation.state,
        due: clock?.due ?? null,
        indicators: judgedBy(round.indicators, party).map((one) => {
          const measure = measureOf(one.rule);
          const values = recordValues(evaluation.measures);
          return {
            ...indicatorTerms(one),
            weight: one.judges.find((judge) => judge.party === party)?.weight ?? 0,
            anchors: one.rule.kind === 'judged' ? (one.rule.anchors ?? []) : [],
            standsIn: standsIn(one, party),
            measure,
            value: measure === null ? null : (values[measure] ?? null),
            fromRecords: mayDepart(one, party)
              ? { points: derivedPoints(one, values), atMost: one.departure?.atMost ?? null }
              : null,
          };
        }),
        vetoes: round.vetoes,
        sheet: showSheet(await ownSheet(services, evaluation, actor)),
      };
    },
  }),
  route({
    method: 'put',
    path: `${PATH}/sheet`,
    action: 'evaluate.fill-sheet',
    summary:
      'Save my score sheet as far as it is filled in; it counts once it is handed in. With If-Match a change made on an old copy is refused',
    tag: 'evaluate',
    params: roundParams,
    body: sheetBody,
    answer: sheetView,
    relation: toEvaluation,
    handle: async ({ services, actor, params, body, ifMatch }) => {
      const evaluation = await theEvaluation(services, params);
      if (evaluation.state !== 'scoring') {
        throw new Fault(
          'not-allowed-now',
          { en: 'the time for scoring is over', zh: '评分时间已过' },
          {
            state: evaluation.state,
            allowed: [],
          },
        );
      }
      const sheet = await ownSheet(services, evaluation, actor);
      return showSheet(await saveSheet(services, evaluation, sheet, body, ifMatch));
    },
  }),
  route({
    method: 'post',
    path: `${PATH}/sheet/submit`,
    action: 'evaluate.fill-sheet',
    summary: 'Hand in my score sheet: every indicator marked, every veto with evidence',
    tag: 'evaluate',
    params: roundParams,
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, key }) => {
      const evaluation = await theEvaluation(services, params);
      const { id: sheetId } = await ownSheet(services, evaluation, actor);
      const { party, userId } = partyOf(actor);
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(process, submitScoreSheet, { actor, at, sheetId, party, userId }, key);
    },
  }),
  route({
    method: 'get',
    path: `${PATH}/sheets`,
    action: 'evaluate.read-sheets',
    summary: 'The sheets handed in; while judges still score, only my own',
    tag: 'evaluate',
    params: roundParams,
    answer: z.object({ items: z.array(sheetView) }),
    relation: toEvaluation,
    handle: async ({ services, caller, params }) => {
      const evaluation = await theEvaluation(services, params);
      const handedIn: Filter = { evaluationId: evaluation.id, submittedAt: { $ne: null } };
      const filter = evaluation.state === 'scoring' ? { ...handedIn, userId: caller.userId } : handedIn;
      return {
        items: (await services.store.scoreSheets.find(filter, { sort: { id: 1 }, limit: 100 })).map(
          showSheet,
        ),
      };
    },
  }),
];
