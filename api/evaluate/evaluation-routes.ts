import { z } from 'zod';
import type { Measure } from '../../domain/evaluate/indicator';
import { MEASURE_WORDS } from '../../domain/evaluate/party-words';
import { roundOf } from '../../domain/evaluate/round-of';
import { measureOf } from '../../domain/evaluate/score-indicator';
import { relationsToProject } from '../record/relations';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { roundParams, theEvaluation, toEvaluation } from './evaluation-params';
import { evaluationView, measureView } from './evaluation-schema';
import { measureEvidence } from './measure-evidence';
import { showEvaluation } from './show-evaluation';

export const evaluationRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/evaluations',
    action: 'evaluate.see-evaluation',
    summary: 'Evaluation rounds of a project 中期/末期评价',
    tag: 'evaluate',
    params: z.object({ projectId: z.string().min(1).max(64) }),
    query: pageQuery,
    answer: pageOf(evaluationView),
    relation: ({ services, caller, params }) => relationsToProject(services.store, caller, params.projectId),
    handle: async ({ services: { store }, actor, params, query }) => {
      const { rulebookHash } = await store.projects.need(params.projectId);
      const { rulebook } = await store.rulebooks.need(rulebookHash);
      const { items, next } = await store.page('evaluations', { projectId: params.projectId }, query);
      const role = actor.kind === 'person' ? actor.role : null;
      return { items: items.map((one) => showEvaluation(one, rulebook, role)), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/evaluations/:round',
    action: 'evaluate.see-evaluation',
    summary: 'One evaluation round: its state, and from the draft on its score with the way it came about',
    tag: 'evaluate',
    params: roundParams,
    answer: evaluationView,
    relation: toEvaluation,
    handle: async ({ services, actor, params }) => {
      const evaluation = await theEvaluation(services, params);
      const { rulebook } = await services.store.rulebooks.need(evaluation.rulebookHash);
      return showEvaluation(evaluation, rulebook, actor.kind === 'person' ? actor.role : null);
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/evaluations/:round/measures',
    action: 'evaluate.see-evaluation',
    summary: 'Measures that the system took from its records, with their basis and evidence',
    tag: 'evaluate',
    params: roundParams,
    answer: z.object({ items: z.array(measureView) }),
    relation: toEvaluation,
    handle: async ({ services, params }) => {
      const evaluation = await theEvaluation(services, params);
      const { rulebook } = await services.store.rulebooks.need(evaluation.rulebookHash);
      const { indicators } = roundOf(rulebook, evaluation.round);
      const items = [];
      for (const [name, reading] of Object.entries(evaluation.measures)) {
        const measure = name as Measure;
        items.push({
          ...reading,
          measure,
          words: MEASURE_WORDS[measure],
          indicators: indicators.filter((one) => measureOf(one.rule) === measure).map((one) => one.id),
          evidence: await measureEvidence(services, params.projectId, measure, reading),
        });
      }
      return { items };
    },
  }),
];
