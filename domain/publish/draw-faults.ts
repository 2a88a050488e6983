import { type RulebookCheck, unless } from './rule-check';

const AT = 'review.draw';
const LEAST = 1;

/** The seats can cover the expertise that is asked for, and somebody may sit. */
export const drawFaults: RulebookCheck = ({ review: { draw, panelSize } }) => {
  if (!draw) return [];
  const { expertise = [], seatsAtOnce } = draw;
  return [
    ...expertise.flatMap((field, index) =>
      unless(
        expertise.indexOf(field) === index,
        `${AT}.expertise.${index}`,
        `"${field}" is there twice: it must be unique`,
      ),
    ),
    ...unless(
      expertise.length <= panelSize,
      `${AT}.expertise`,
      `${expertise.length} fields of expertise are more than the ${panelSize} seats`,
    ),
    ...unless(
      seatsAtOnce === undefined || (Number.isInteger(seatsAtOnce) && seatsAtOnce >= LEAST),
      `${AT}.seatsAtOnce`,
      `must be a whole number of at least ${LEAST}`,
    ),
  ];
};
