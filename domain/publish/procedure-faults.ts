import type { FaultField } from '../record/fault';
import type { Period } from '../record/period';
import { LAW } from './law';
import { METHOD_LAW } from './method-law';
import { atMostDays, atMostWorkingDays, surelyDays, surelyWorkingDays } from './period-bounds';
import { type RulebookCheck, sumOf, unless } from './rule-check';
import type { Rulebook } from './rulebook';

interface Least {
  least: number;
  unit: 'day' | 'working-day';
  rule: string;
}

function unlessAtLeast(field: string, period: Period, law: Least | undefined): FaultField[] {
  if (!law) return [];
  const surely = law.unit === 'day' ? surelyDays(period) : surelyWorkingDays(period);
  const words = law.unit === 'day' ? 'days' : 'working days';
  return unless(
    surely >= law.least,
    field,
    `must be at least ${law.least} ${words}, and is only sure to be ${surely}`,
    law.rule,
  );
}

function unlessAtMostWorkingDays(field: string, period: Period, most: number, rule: string): FaultField[] {
  const longest = atMostWorkingDays(period);
  return unless(longest <= most, field, `must be at most ${most} working days, and may be ${longest}`, rule);
}

/** Time to complain, and how long a complaint may stay the purchase (Government Procurement Law, Arts. 55 and 57). */
function complaintFaults({ complaint }: Rulebook['publicNotice']): FaultField[] {
  if (!complaint) return [];
  const at = 'publicNotice.complaint';
  const stay = atMostDays(complaint.stay);
  const within = { least: 15, unit: 'working-day' as const, rule: LAW.procurement(55) };
  return [
    ...unlessAtLeast(`${at}.within`, complaint.within, within),
    ...unless(stay <= 30, `${at}.stay`, `must be at most 30 days, and may be ${stay}`, LAW.procurement(57)),
  ];
}

/** Time limits of a purchase: by method, and those of every method (Government Procurement Law, Arts. 46, 52, 53). */
export const procedureTimeFaults: RulebookCheck = ({ purchase, call, publicNotice, signing }) => {
  if (!purchase) return [];
  const law = METHOD_LAW[purchase.method];
  return [
    ...unlessAtLeast('call.open', call.open, law.open),
    ...unlessAtLeast('call.correctionNotice', call.correctionNotice, law.correction),
    ...unlessAtMostWorkingDays(
      'call.answerQuestionsWithin',
      call.answerQuestionsWithin,
      3,
      LAW.regulations(52),
    ),
    ...unlessAtLeast('publicNotice.period', publicNotice.period, {
      least: 7,
      unit: 'working-day',
      rule: LAW.procurement(52),
    }),
    ...unlessAtMostWorkingDays(
      'publicNotice.answerObjectionWithin',
      publicNotice.answerObjectionWithin,
      7,
      LAW.procurement(53),
    ),
    ...complaintFaults(publicNotice),
    ...unless(
      atMostDays(signing.within) <= 30,
      'signing.within',
      `must be at most 30 days, and may be ${atMostDays(signing.within)}`,
      LAW.procurement(46),
    ),
  ];
};

/** Who may offer, who judges the offers, and how much the price weighs. */
export const procedureFaults: RulebookCheck = (rulebook) => {
  const { purchase, call, review } = rulebook;
  if (!purchase) return [];
  const { applicants, panel } = METHOD_LAW[purchase.method];
  const experts = Math.ceil((review.panelSize * review.expertShare) / 100);
  return [
    ...unless(
      !applicants || call.minimumApplicants >= applicants.least,
      'call.minimumApplicants',
      `at least ${applicants?.least} applicants are needed`,
      applicants?.rule,
    ),
    ...unless(
      !panel || review.panelSize >= panel.least,
      'review.panelSize',
      `at least ${panel?.least} seats are needed`,
      panel?.rule,
    ),
    ...unless(
      !panel || experts * 3 >= review.panelSize * 2,
      'review.expertShare',
      `${experts} of ${review.panelSize} seats are fewer than two thirds`,
      LAW.procurement(38),
    ),
    ...unless(
      review.lookBackYears >= 3,
      'review.lookBackYears',
      `recusal looks back three years, not ${review.lookBackYears}`,
      LAW.regulations(9),
    ),
    ...priceFaults(rulebook),
    ...supplierFaults(rulebook),
  ];
};

/** Per cent of the whole that the points of a stage weigh. */
function stageWeight({ stages }: Rulebook['review'], stage: string | undefined): number {
  return stages ? (stages.find((one) => one.id === stage)?.weight ?? 0) : 100;
}

/** A lot has a fixed budget: its price need not be scored. */
function priceFaults({ purchase, funding, review }: Rulebook): FaultField[] {
  const price = purchase && METHOD_LAW[purchase.method].price;
  if (!price) return [];
  const weight = sumOf(
    review.criteria
      .filter((one) => one.rule.kind === 'lowest-price' && !one.effect)
      .map((one) => (one.points * stageWeight(review, one.stage)) / 100),
  );
  const fixed = funding.basis === 'lot' && weight === 0;
  return unless(
    fixed || (weight >= price.least && weight <= price.most),
    'review.criteria',
    `the price weighs ${weight} per cent: it must be ${price.least} to ${price.most}, unless lots have fixed budgets and it is not scored`,
    price.rule,
  );
}

/** Conditions that the law asks of every supplier, and one that it forbids. */
function supplierFaults({ eligibility: { rules } }: Rulebook): FaultField[] {
  const has = (kind: string) => rules.some((one) => one.kind === kind);
  const violation = rules.find((one) => one.kind === 'no-major-violation');
  return [
    ...unless(
      has('registered'),
      'eligibility.rules',
      '"registered" is missing: a supplier bears civil liability',
      LAW.procurement(22),
    ),
    ...unless(
      violation?.kind === 'no-major-violation' && violation.years >= 3,
      'eligibility.rules',
      '"no-major-violation" must look back at least three years',
      LAW.procurement(22),
    ),
    ...unless(
      has('not-involved-in-programme'),
      'eligibility.rules',
      '"not-involved-in-programme" is missing: who designed or supervises a programme may not offer in it',
      LAW.regulations(18),
    ),
    ...rules.flatMap((one, index) =>
      unless(
        one.kind !== 'works-in',
        `eligibility.rules.${index}`,
        'a purchase may not be limited to suppliers of a place',
        LAW.regulations(20),
      ),
    ),
  ];
}
