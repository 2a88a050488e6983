import type { FaultField } from '../record/fault';
import { LAW } from './law';
import { OWN_CONSISTENCY, type RulebookCheck, unless } from './rule-check';
import type { Rulebook } from './rulebook';
import { criterionRuleFaults } from './score-rule-faults';
import { stageFaults } from './stage-faults';

/** The rubric sums to 100 and every tie ends. */
export const rubricFaults: RulebookCheck = ({ review: { criteria, stages, ties } }) => {
  return [
    ...stageFaults(criteria, stages, 'review.criteria', 'review'),
    ...criteria.flatMap((one, index) => criterionRuleFaults(`review.criteria.${index}.rule`, one)),
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
