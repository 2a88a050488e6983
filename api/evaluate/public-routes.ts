import { z } from 'zod';
import { SETTLED } from '../../domain/evaluate/evaluation-lifecycle';
import { SMALLEST_GROUP } from '../../domain/evaluate/share-estimate';
import { route } from '../record/route';
import { words } from '../record/schemas';

export const publicEvaluationRoutes = [
  route({
    method: 'get',
    path: '/public/programmes/:programmeId/evaluations',
    action: 'public',
    summary:
      'Evaluation results of a programme in numbers: grades, mean score, satisfied share; no project and no person',
    tag: 'evaluate',
    params: z.object({ programmeId: z.string().min(1).max(64) }),
    answer: z.object({
      programmeId: z.string(),
      rounds: z.array(
        z.object({
          round: z.string(),
          evaluated: z.number().int(),
          meanScore: z.number().nullable(),
          passed: z.number().int(),
          grades: z.array(z.object({ grade: z.string(), title: words, count: z.number().int() })),
          /** Of valid answers over all surveys; null below five answers. */
          satisfaction: z.object({ answers: z.number().int(), satisfied: z.number() }).nullable(),
        }),
      ),
    }),
    handle: async ({ services: { store }, params: { programmeId } }) => {
      const programme = await store.programmes.need(programmeId);
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      const closed = await store.evaluations.find(
        { programmeId, state: { $in: SETTLED } },
        { sort: { id: 1 } },
      );
      const surveys = await store.surveys.find({ programmeId, state: 'closed' }, { sort: { id: 1 } });
      const rounds = rulebook.evaluation.rounds.map(({ id }) => {
        // A round that nobody scored says nothing about anybody.
        const own = closed.filter(({ round, score }) => round === id && score !== null);
        const answered = surveys.flatMap(({ round, result, validAnswers }) =>
          round === id && result?.valid && result.satisfied !== null
            ? [{ validAnswers, satisfied: result.satisfied }]
            : [],
        );
        const answers = answered.reduce((sum, one) => sum + one.validAnswers, 0);
        const satisfied = answered.reduce((sum, one) => sum + one.satisfied * one.validAnswers, 0);
        return {
          round: id,
          evaluated: own.length,
          meanScore:
            own.length === 0 ? null : own.reduce((sum, one) => sum + (one.score ?? 0), 0) / own.length,
          passed: own.filter((one) => one.passed).length,
          grades: rulebook.evaluation.bands.map(({ grade, title }) => ({
            grade,
            title,
            count: own.filter((one) => one.grade === grade).length,
          })),
          satisfaction: answers < SMALLEST_GROUP ? null : { answers, satisfied: satisfied / answers },
        };
      });
      return { programmeId, rounds };
    },
  }),
];
