import { type RulebookCheck, sumOf, unless } from './rule-check';

const AT = 'evaluation.appraisal';
const BOUND = 'review.draw.leastAppraisal';
const LEAST = 1;

/** Criteria by which evaluators are appraised sum to 100 points, and a bound on them can be fallen short of. */
export const appraisalTermsFaults: RulebookCheck = ({ evaluation: { appraisal }, review: { draw } }) => {
  const bound = draw?.leastAppraisal;
  const { criteria = [] } = appraisal ?? {};
  const codes = criteria.map(({ code }) => code);
  const total = sumOf(criteria.map(({ points }) => points));
  return [
    ...unless(!appraisal || total === 100, `${AT}.criteria`, `points sum to ${total}, not to 100`),
    ...criteria.flatMap(({ code, points }, index) => [
      ...unless(
        codes.indexOf(code) === index,
        `${AT}.criteria.${index}.code`,
        `"${code}" is there twice: it must be unique`,
      ),
      ...unless(
        points > 0 && points <= 100,
        `${AT}.criteria.${index}.points`,
        'must be points above 0 and at most 100',
      ),
    ]),
    ...unless(
      !bound || (bound.points > 0 && bound.points <= 100),
      `${BOUND}.points`,
      'must be points above 0 and at most 100',
    ),
    ...unless(
      !bound || (Number.isInteger(bound.appraisals) && bound.appraisals >= LEAST),
      `${BOUND}.appraisals`,
      `must be a whole number of at least ${LEAST}`,
    ),
  ];
};
