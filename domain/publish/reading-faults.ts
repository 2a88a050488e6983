import type { ReadingTerms } from '../match/reading-terms';
import type { FaultField } from '../record/fault';
import { LAW } from './law';
import { METHOD_LAW } from './method-law';
import { type RulebookCheck, unless } from './rule-check';
import type { Rulebook } from './rulebook';

const AT = 'review.reading';
const LEAST = 1;

/**
 * Applications can be shared out among the seats, and may be. Where offers are tendered for or negotiated about, each
 * member of the panel judges every one of them (Order 87, Art. 55; Order 74, Art. 31; Caiku 〔2014〕214, Art. 24), so that
 * sharing out is for grants and for purchases below the thresholds, which have an odd number of judges as a panel has.
 */
export const readingFaults: RulebookCheck = (rulebook) => {
  const { reading, panelSize, quorum } = rulebook.review;
  if (!reading) return [];
  const { readers, least = readers, most } = reading;
  return [
    ...(['readers', 'least', 'most'] as const).flatMap((field) => whole(field, reading[field])),
    ...unless(
      readers <= panelSize,
      `${AT}.readers`,
      `${readers} readers of each application are more than the ${panelSize} seats`,
    ),
    ...unless(
      least <= readers,
      `${AT}.least`,
      `at least ${least} readers are more than the ${readers} of each application`,
    ),
    ...unless(
      least <= quorum || readers > panelSize,
      `${AT}.${reading.least === undefined ? 'readers' : 'least'}`,
      `a quorum of ${quorum} seats cannot give each application ${least} readers`,
    ),
    ...roomFaults(rulebook, readers, most),
    ...purchaseFaults(rulebook, reading),
  ];
};

function whole(field: keyof ReadingTerms, value: number | undefined): FaultField[] {
  const isWhole = value === undefined || (Number.isInteger(value) && value >= LEAST);
  return unless(isWhole, `${AT}.${field}`, `must be a whole number of at least ${LEAST}`);
}

/** The fewest applications with which the call does not fail have room; of more the panel tells when it sits. */
function roomFaults(
  { call: { minimumApplicants }, review: { panelSize } }: Rulebook,
  readers: number,
  most: number | undefined,
): FaultField[] {
  const [needed, room] = [readers * minimumApplicants, panelSize * (most ?? Number.POSITIVE_INFINITY)];
  return unless(
    needed <= room,
    `${AT}.most`,
    `${minimumApplicants} applications need ${needed} readings, and the seats have room for ${room}`,
  );
}

function purchaseFaults({ purchase, review: { panelSize } }: Rulebook, reading: ReadingTerms): FaultField[] {
  if (!purchase) return [];
  const { readers } = reading;
  const byAll = METHOD_LAW[purchase.method].judgedByAll;
  return [
    ...(['readers', 'least'] as const).flatMap((field) =>
      unless(
        reading[field] === undefined || reading[field] % 2 === 1,
        `${AT}.${field}`,
        `${reading[field]} is even: a purchase is judged by an odd number of seats`,
        LAW.procurement(38),
      ),
    ),
    ...unless(
      byAll === undefined || readers >= panelSize,
      `${AT}.readers`,
      `${readers} of ${panelSize} seats would read an offer: each member of the panel has to judge it`,
      byAll,
    ),
  ];
}
