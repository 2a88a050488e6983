import {
  broken,
  type Change,
  days,
  HEFEI,
  places,
  workingDays,
  YICHUN,
  zhEn,
} from './broken-rulebook.fixture';
import { LAW } from './law';
import { rulebookFaults } from './rulebook-faults';

const GROUNDS = ['budget-assured', 'content-fixed', 'funding-stable', 'price-stable'];

/** A lawful open tender, to be broken in turn. */
const TENDER: Change = {
  'purchase.method': 'open-tender',
  'call.open': days(20),
  'call.correctionNotice': days(15),
  'call.minimumApplicants': 3,
};
const NEGOTIATION: Change = {
  'purchase.method': 'negotiation',
  'call.open': workingDays(8),
  'call.correctionNotice': workingDays(3),
  'call.minimumApplicants': 3,
};

const { criteria } = HEFEI.review;
const { rules } = HEFEI.eligibility;
const without = (kind: string) => rules.filter((one) => one.kind !== kind);
const priced = (points: number, rest: number) => [
  { id: 'price', title: zhEn('价格'), points, rule: { kind: 'lowest-price' } },
  { id: 'design', title: zhEn('设计'), points: rest, rule: { kind: 'expert' } },
];
const PRICE_TIES = { 'review.ties': ['draw'] };

/** What breaks the law → where it is found, and by which article. */
const BROKEN: [what: string, change: Change, field: string, rule: string][] = [
  [
    'one more evaluator beside an odd panel',
    { 'review.calibration': { whenApart: 'one-more-evaluator', apartLimit: 40 } },
    'review.calibration.whenApart',
    LAW.procurement(38),
  ],
  [
    'an offer that some members of the panel do not judge',
    { 'review.reading': { readers: 3 } },
    'review.reading.readers',
    LAW.consultation(24),
  ],
  [
    'a purchase below the thresholds that two seats judge',
    { 'purchase.method': 'open-comparison', 'review.reading': { readers: 2 } },
    'review.reading.readers',
    LAW.procurement(38),
  ],
  [
    'a purchase below the thresholds for which two readers are enough',
    { 'purchase.method': 'open-comparison', 'review.reading': { readers: 3, least: 2 } },
    'review.reading.least',
    LAW.procurement(38),
  ],
  [
    'less than 15 working days to complain',
    { 'publicNotice.complaint': { within: workingDays(14), stay: days(30) } },
    'publicNotice.complaint.within',
    LAW.procurement(55),
  ],
  [
    'a complaint stays the purchase for 31 days',
    { 'publicNotice.complaint': { within: workingDays(15), stay: days(31) } },
    'publicNotice.complaint.stay',
    LAW.procurement(57),
  ],
  [
    'a supplement without a contract that both sign',
    { 'serve.changes': [{ kind: 'supplement', approvers: ['bureau-approver'] }] },
    'serve.changes.0.amendment',
    LAW.procurement(49),
  ],
  [
    'goods are bought as a service',
    { 'purchase.nature': 'goods-or-works' },
    'purchase.nature',
    LAW.order102(10),
  ],
  ['labour dispatch 劳务派遣', { 'purchase.nature': 'labour-dispatch' }, 'purchase.nature', LAW.order102(10)],
  ['financing', { 'purchase.nature': 'financing' }, 'purchase.nature', LAW.order102(10)],
  ['the government’s own duty', { 'purchase.nature': 'own-duty' }, 'purchase.nature', LAW.order102(10)],
  [
    'outside the duties of government',
    { 'purchase.nature': 'outside-duties' },
    'purchase.nature',
    LAW.order102(10),
  ],
  ['barred by law', { 'purchase.nature': 'barred-by-law' }, 'purchase.nature', LAW.order102(10)],
  ['no catalogue item', { 'purchase.catalogueItem': ' ' }, 'purchase.catalogueItem', LAW.order102(12)],
  [
    'two years on two of the four grounds',
    { 'purchase.termMonths': 24, 'purchase.longTermGrounds': GROUNDS.slice(2) },
    'purchase.longTermGrounds',
    LAW.order102(24),
  ],
  [
    'more than three years, whatever the grounds',
    { 'purchase.termMonths': 37, 'purchase.longTermGrounds': GROUNDS },
    'purchase.termMonths',
    LAW.order102(24),
  ],
  ['a purchase without its terms', { purchase: undefined }, 'purchase', LAW.order102(23)],
  [
    'supplements of 15 %',
    { 'budget.supplementMaximum': 15 },
    'budget.supplementMaximum',
    LAW.procurement(49),
  ],
  ['a consultation open for 9 days', { 'call.open': days(9) }, 'call.open', LAW.consultation(10)],
  ['a tender open for 19 days', { ...TENDER, 'call.open': days(19) }, 'call.open', LAW.procurement(35)],
  [
    'a tender corrected 14 days before',
    { ...TENDER, 'call.correctionNotice': days(14) },
    'call.correctionNotice',
    LAW.regulations(31),
  ],
  [
    'a tender with a panel of three',
    { ...TENDER, 'review.panelSize': 3, 'review.quorum': 2 },
    'review.panelSize',
    LAW.order87(47),
  ],
  [
    'an invited tender with two applicants',
    { ...TENDER, 'purchase.method': 'invited-tender', 'call.minimumApplicants': 2 },
    'call.minimumApplicants',
    LAW.procurement(36),
  ],
  [
    'a negotiation with two applicants',
    { ...NEGOTIATION, 'call.minimumApplicants': 2 },
    'call.minimumApplicants',
    LAW.procurement(38),
  ],
  [
    'a negotiation open for twelve days, of which only one is sure to be worked',
    { ...NEGOTIATION, 'call.open': days(12) },
    'call.open',
    LAW.order74(29),
  ],
  [
    'a single-source notice of four working days',
    {
      'purchase.method': 'single-source',
      'call.open': workingDays(4),
      'call.questionsUntil': workingDays(3),
    },
    'call.open',
    LAW.regulations(38),
  ],
  ['one applicant', { 'call.minimumApplicants': 1 }, 'call.minimumApplicants', LAW.twoForServices],
  [
    'a correction 4 days before',
    { 'call.correctionNotice': days(4) },
    'call.correctionNotice',
    LAW.consultation(10),
  ],
  [
    'questions answered after four working days',
    { 'call.answerQuestionsWithin': workingDays(4) },
    'call.answerQuestionsWithin',
    LAW.regulations(52),
  ],
  [
    'a notice of 7 days, not working days',
    { 'publicNotice.period': days(7) },
    'publicNotice.period',
    LAW.procurement(52),
  ],
  [
    'a challenge 质疑 answered after eight working days',
    { 'publicNotice.answerObjectionWithin': workingDays(8) },
    'publicNotice.answerObjectionWithin',
    LAW.procurement(53),
  ],
  ['signing within 31 days', { 'signing.within': days(31) }, 'signing.within', LAW.procurement(46)],
  [
    'signing within 25 working days, which may be more than 30 days',
    { 'signing.within': workingDays(25) },
    'signing.within',
    LAW.procurement(46),
  ],
  ['an even panel', { 'review.panelSize': 6 }, 'review.panelSize', LAW.procurement(38)],
  ['three experts of five', { 'review.expertShare': 60 }, 'review.expertShare', LAW.procurement(38)],
  [
    'recusal that looks back two years',
    { 'review.lookBackYears': 2 },
    'review.lookBackYears',
    LAW.regulations(9),
  ],
  [
    'a price of 9 %',
    { ...PRICE_TIES, 'review.criteria': priced(9, 91) },
    'review.criteria',
    LAW.consultation(24),
  ],
  [
    'a price of 31 %',
    { ...PRICE_TIES, 'review.criteria': priced(31, 69) },
    'review.criteria',
    LAW.consultation(24),
  ],
  [
    'a tender with a price of 9 %',
    { ...TENDER, ...PRICE_TIES, 'review.criteria': priced(9, 91) },
    'review.criteria',
    LAW.order87(55),
  ],
  [
    'no condition of registration',
    { 'eligibility.rules': without('registered') },
    'eligibility.rules',
    LAW.procurement(22),
  ],
  [
    'violations of two years only',
    { 'eligibility.rules.3.years': 2 },
    'eligibility.rules',
    LAW.procurement(22),
  ],
  [
    'designers of the programme may offer',
    { 'eligibility.rules': without('not-involved-in-programme') },
    'eligibility.rules',
    LAW.regulations(18),
  ],
  [
    'only suppliers of the city',
    { 'eligibility.rules': [...rules, { kind: 'works-in', place: '合肥市', source: 'x' }] },
    'eligibility.rules.9',
    LAW.regulations(20),
  ],
];

const LAWFUL: [what: string, change: Change][] = [
  ['two years with all four grounds', { 'purchase.termMonths': 24, 'purchase.longTermGrounds': GROUNDS }],
  ['an open tender', TENDER],
  ['a negotiation', NEGOTIATION],
  ['a consultation that scores the price with 10 %', { ...PRICE_TIES, 'review.criteria': priced(10, 90) }],
  ['a consultation that scores the price with 30 %', { ...PRICE_TIES, 'review.criteria': priced(30, 70) }],
  ['a fixed price that is not scored', { 'review.criteria': criteria }],
  [
    'an open comparison below the thresholds',
    { 'purchase.method': 'open-comparison', 'call.minimumApplicants': 1 },
  ],
  ['signing within 14 working days, 30 days at most', { 'signing.within': workingDays(14) }],
];

describe('a purchase that breaks the law', () => {
  it.each(BROKEN)('%s', (_, change, field, rule) => {
    expect(places(rulebookFaults(broken(HEFEI, change)))).toEqual([{ field, rule }]);
  });
});

describe('a purchase that keeps the law', () => {
  it.each(LAWFUL)('%s', (_, change) => {
    expect(rulebookFaults(broken(HEFEI, change))).toEqual([]);
  });
});

it('a venture programme is not held against procurement law', () => {
  const free = broken(YICHUN, {
    'publicNotice.period': days(3),
    'publicNotice.answerObjectionWithin': workingDays(20),
    'call.minimumApplicants': 1,
    'budget.supplementMaximum': 30,
  });
  expect(rulebookFaults(free)).toEqual([]);
});
