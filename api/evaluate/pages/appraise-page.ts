import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import { aboutRound } from './round-forms';
import { ROUND, roundAddress, seeRound } from './the-round';

interface Typed {
  evaluators?: { [n: string]: { points?: { [criterion: string]: unknown }; comment?: string } };
}

/** What the bureau or the provider thinks of those who judged the round: each by the criteria of the rulebook. */
export const appraisePage = formPage({
  path: `${ROUND}/appraise`,
  right: `POST ${ROUND}/appraisals`,
  title: 'evaluate.appraise',
  lead: 'evaluate.appraise-lead',
  button: 'evaluate.send-appraisal',
  template: 'evaluate/round-form-page',
  async fields(context) {
    const { t, own, number } = context;
    const { appraisal } = await seeRound(context);
    const { evaluators = 0, criteria = [] } = appraisal ?? {};
    return Array.from({ length: evaluators }, (_, n): Field[] => [
      ...criteria.map(
        ({ code, title, points }): Field => ({
          kind: 'number',
          name: `evaluators.${n}.points.${code}`,
          label: {
            text: t('evaluate.appraise-by', { number: n + 1, title: own(title), points: number(points) }),
          },
        }),
      ),
      {
        kind: 'paragraph',
        rows: 2,
        name: `evaluators.${n}.comment`,
        label: { text: t('evaluate.appraise-comment', { number: n + 1 }) },
      },
    ]).flat();
  },
  body(_, typed) {
    const { evaluators = {} } = typed as Typed;
    return {
      evaluators: Object.values(evaluators).map(({ points = {}, comment = '' }) => ({
        points: Object.entries(points).map(([criterion, given]) => ({ criterion, points: given })),
        comment,
      })),
    };
  },
  around: aboutRound,
  done: ({ params }) => roundAddress(params),
  doneText: 'evaluate.appraised',
});
