import type { FaultField } from '../record/fault';
import { LAW } from './law';
import { OWN_CONSISTENCY, type RulebookCheck, sumOf, unless, unlessAscending } from './rule-check';
import type { Rulebook } from './rulebook';

/** The rubric sums to 100 and every tie ends. */
export const rubricFaults: RulebookCheck = ({ review: { criteria, ties } }) => {
  const total = sumOf(criteria.map((one) => one.points));
  return [
    ...unless(total === 100, 'review.criteria', `points sum to ${total}, not to 100`),
    ...criteria.flatMap(({ rule, points }, index) => {
      const anchors = rule.kind === 'expert' ? (rule.anchors ?? []) : [];
      const at = anchors.map((one, step) => ({
        field: `review.criteria.${index}.rule.anchors.${step}.from`,
        value: one.from,
      }));
      return [
        ...unlessAscending(at, 'anchors must ascend'),
        ...at.flatMap(({ field, value }) =>
          unless(value >= 0 && value <= points, field, `must lie within the ${points} points`),
        ),
      ];
    }),
    ...ties.flatMap((tie, index) => unlessKnownTie(tie, index, criteria)),
    ...unless(ties.at(-1) === 'draw', 'review.ties', 'the last rule must be "draw": every tie has to end'),
  ];
};

function unlessKnownTie(tie: string, index: number, criteria: Rulebook['review']['criteria']): FaultField[] {
  const id = tie.startsWith('criterion:') ? tie.slice('criterion:'.length) : null;
  return unless(
    id === null || criteria.some((one) => one.id === id),
    `review.ties.${index}`,
    `there is no criterion "${id}"`,
  );
}

/** The panel is odd, can close, and has the experts that the law wants. */
export const panelFaults: RulebookCheck = ({ kind, review }) => {
  const { panelSize, quorum } = review;
  const oddBy = kind === 'purchase' ? LAW.procurement(38) : OWN_CONSISTENCY;
  const majority = Math.floor(panelSize / 2) + 1;
  return [
    ...unless(
      panelSize % 2 === 1,
      'review.panelSize',
      `${panelSize} is even: a panel has an odd number of seats`,
      oddBy,
    ),
    ...unless(
      quorum <= panelSize,
      'review.quorum',
      `a quorum of ${quorum} is more than the ${panelSize} seats`,
    ),
    ...unless(
      quorum >= majority,
      'review.quorum',
      `a quorum of ${quorum} is no majority of ${panelSize} seats: at least ${majority}`,
    ),
  ];
};
