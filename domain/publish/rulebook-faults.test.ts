import fc from 'fast-check';
import guangzhou from '../../examples/guangzhou-venture/rulebook.json';
import { SPOT_CHECKS } from '../../test/support/sample-spot-checks';
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
import type { Rulebook } from './rulebook';
import { rulebookFaults } from './rulebook-faults';

const OWN = 'own consistency';
const ROUND = 'evaluation.rounds.0';
const CALIBRATION = 'review.calibration';
const at = (id: string) => {
  const index = HEFEI.evaluation.rounds[0]?.indicators.findIndex((one) => one.id === id);
  return `${ROUND}.indicators.${index}`;
};
const judge = (party: string, weight: number) => ({ party, weight });
const PENALTY = `${ROUND}.indicators.${HEFEI.evaluation.rounds[0]?.indicators.length}`;
const surveyedPenalty = (kind: string) => ({
  ...HEFEI.evaluation.rounds[0]?.indicators.find(({ judges }) => judges[0]?.party === 'recipients'),
  ...{ id: 'unhappy', effect: 'penalty', whenSurveyInvalid: { kind } },
});
const bands = (...list: [from: number, points: number][]) => ({
  kind: 'ratio-bands',
  measure: 'output-completion',
  bands: list.map(([from, points]) => ({ from, points })),
});
const levels = (...points: number[]) => points.map((one) => ({ points: one, words: zhEn('级') }));
const EXTENSION = { kind: 'extension', approvers: ['bureau-approver'] };
const NO_CHOICES = { localChoices: [] };
const consequence = (grade: string) => ({ grade, standing: 'normal', pay: 100, points: 8 });

/** The Hefei rulebook against itself: what is changed → the one place where it is found. */
const BROKEN: [what: string, change: Change, field: string][] = [
  ['review points sum to 101', { 'review.criteria.0.points': 19 }, 'review.criteria'],
  [
    'an anchor beyond the points',
    { 'review.criteria.0.rule': { kind: 'expert', anchors: [{ from: 19, words: zhEn('好') }] } },
    'review.criteria.0.rule.anchors.0.from',
  ],
  ['two routes for extensions', { 'serve.changes': [EXTENSION, EXTENSION] }, 'serve.changes.1.kind'],
  [
    'a change that nobody approves',
    { 'serve.changes': [{ ...EXTENSION, approvers: [] }] },
    'serve.changes.0.approvers',
  ],
  ['a change for no reason', { 'serve.changes': [{ ...EXTENSION, grounds: [] }] }, 'serve.changes.0.grounds'],
  ['a tie rule for no criterion', { 'review.ties.1': 'criterion:price' }, 'review.ties.1'],
  ['ties that may never end', { 'review.ties': ['record'] }, 'review.ties'],
  [
    'six fields of expertise for five seats',
    { 'review.draw': { expertise: [...'abcdef'] } },
    'review.draw.expertise',
  ],
  ['a field of expertise twice', { 'review.draw': { expertise: ['a', 'a'] } }, 'review.draw.expertise.1'],
  ['nobody may sit', { 'review.draw': { seatsAtOnce: 0 } }, 'review.draw.seatsAtOnce'],
  [
    'a bound on appraisals that nobody falls short of',
    { 'review.draw': { leastAppraisal: { points: 0, appraisals: 1 } } },
    'review.draw.leastAppraisal.points',
  ],
  [
    'appraisals of 90 points in all',
    {
      'evaluation.appraisal': {
        criteria: [{ code: 'ability', title: zhEn('能力'), points: 90 }],
        within: workingDays(10),
      },
    },
    'evaluation.appraisal.criteria',
  ],
  [
    'spot checks of no project',
    { 'evaluation.spotChecks': { ...SPOT_CHECKS, share: 0 } },
    'evaluation.spotChecks.share',
  ],
  [
    'spot checks with nobody to go',
    { 'evaluation.spotChecks': { ...SPOT_CHECKS, inspectors: 0 } },
    'evaluation.spotChecks.inspectors',
  ],
  [
    'an item twice on the checklist of spot checks',
    {
      'evaluation.spotChecks': {
        ...SPOT_CHECKS,
        checklist: [...SPOT_CHECKS.checklist, { code: 'files', title: zhEn('档案') }],
      },
    },
    'evaluation.spotChecks.checklist.2.code',
  ],
  ['a quorum above the panel', { 'review.quorum': 6 }, 'review.quorum'],
  ['a quorum that is no majority', { 'review.quorum': 2 }, 'review.quorum'],
  [
    'a mean off by nothing',
    { 'review.calibration': { outlier: { meanOff: 0 } } },
    `${CALIBRATION}.outlier.meanOff`,
  ],
  [
    'a spread of less than itself',
    { 'review.calibration': { outlier: { spreadTimes: 1 } } },
    `${CALIBRATION}.outlier.spreadTimes`,
  ],
  [
    'an agreement beyond the whole',
    { 'review.calibration': { outlier: { agreementBelow: 1.5 } } },
    `${CALIBRATION}.outlier.agreementBelow`,
  ],
  ['seats 101 points apart', { 'review.calibration': { apartLimit: 101 } }, `${CALIBRATION}.apartLimit`],
  ['a negative reserve', { 'review.reserve': -1 }, 'review.reserve'],
  ['indicator points sum to 99', { [`${at('quality')}.points`]: 7 }, `${ROUND}.indicators`],
  ['judges weigh 90 together', { [`${at('quality')}.judges.0.weight`]: 30 }, `${at('quality')}.judges`],
  [
    'a judge twice',
    { [`${at('compliance')}.judges`]: [judge('bureau', 60), judge('bureau', 40)] },
    `${at('compliance')}.judges.1.party`,
  ],
  [
    'recipients who judge without the survey',
    { [`${at('compliance')}.judges`]: [judge('bureau', 60), judge('recipients', 40)] },
    `${at('compliance')}.judges.1.party`,
  ],
  [
    'records that judge what only people can',
    { [`${at('compliance')}.judges`]: [judge('records', 100)] },
    `${at('compliance')}.judges.0.party`,
  ],
  [
    'a computed rule with people only',
    { [`${at('files')}.judges`]: [judge('bureau', 100)] },
    `${at('files')}.judges`,
  ],
  [
    'bands that start above 0',
    { [`${at('outputs')}.rule`]: bands([0.5, 5], [1, 10]) },
    `${at('outputs')}.rule.bands`,
  ],
  [
    'bands that descend',
    { [`${at('outputs')}.rule`]: bands([0, 0], [0.9, 5], [0.8, 10]) },
    `${at('outputs')}.rule.bands.2.from`,
  ],
  [
    'a higher band with fewer points',
    { [`${at('outputs')}.rule`]: bands([0, 0], [0.8, 10], [1, 9]) },
    `${at('outputs')}.rule.bands.2.points`,
  ],
  [
    'bands that never bring all points',
    { [`${at('outputs')}.rule`]: bands([0, 0], [1, 9]) },
    `${at('outputs')}.rule.bands`,
  ],
  [
    'a departure from what no record says',
    { [`${at('quality')}.departure`]: { by: ['bureau'] } },
    `${at('quality')}.departure`,
  ],
  [
    'a departure by more than there is',
    { [`${at('files')}.departure`]: { by: ['bureau'], atMost: 9 } },
    `${at('files')}.departure.atMost`,
  ],
  [
    'a party that may depart twice',
    { [`${at('files')}.departure`]: { by: ['bureau', 'bureau'] } },
    `${at('files')}.departure.by.1`,
  ],
  ['a deduction of nothing', { [`${at('pace')}.rule.perPoint`]: 0 }, `${at('pace')}.rule.perPoint`],
  ['no evaluators for what they judge', { [`${ROUND}.evaluators`]: 0 }, `${ROUND}.evaluators`],
  ['grade bands that start at 10', { 'evaluation.bands.0.from': 10 }, 'evaluation.bands'],
  ['two grades from 80', { 'evaluation.bands.3.from': 80 }, 'evaluation.bands.3.from'],
  [
    'a grade without a consequence',
    { ...NO_CHOICES, consequences: HEFEI.consequences.slice(1) },
    'consequences',
  ],
  ['a consequence of no grade', { 'consequences.4': consequence('superb') }, 'consequences.4.grade'],
  ['two consequences of a grade', { 'consequences.4': consequence('excellent') }, 'consequences.4.grade'],
  ['an exclusion without an end', { 'consequences.0.years': undefined }, 'consequences.0.years'],
  ['a better grade that is paid less', { 'consequences.3.pay': 90 }, 'consequences.3.pay'],
  ['a sanction that takes nothing', { 'consequences.0.sanction': {} }, 'consequences.0.sanction'],
  [
    'a sanction after no round',
    { 'consequences.0.sanction': { rounds: [], reduce: 10 } },
    'consequences.0.sanction.rounds',
  ],
  [
    'a cut of more than all',
    { 'consequences.0.sanction': { reduce: 101 } },
    'consequences.0.sanction.reduce',
  ],
  [
    'money recovered of who is paid the last tranche',
    { 'consequences.0.sanction': { recover: 30 }, 'consequences.0.pay': 10 },
    'consequences.0.sanction',
  ],
  [
    'a better grade that takes more',
    { 'consequences.0.sanction': { reduce: 10 }, 'consequences.1.sanction': { reduce: 20 } },
    'consequences.1.sanction',
  ],
  ['a tranche called as money that comes back', { 'tranches.0.id': 'recover-final' }, 'tranches.0.id'],
  ['tranches that sum to 110', { 'tranches.0.share': 60 }, 'tranches'],
  ['a gate for no report', { 'tranches.2.gate.reports': ['audit'] }, 'tranches.2.gate.reports.0'],
  ['a gate for no grade', { 'tranches.2.gate.minimumGrade': 'superb' }, 'tranches.2.gate.minimumGrade'],
  [
    'a grade asked for at signing',
    { 'tranches.0.gate.minimumGrade': 'pass' },
    'tranches.0.gate.minimumGrade',
  ],
  [
    'findings asked for at signing',
    { 'tranches.0.gate.heldByFindings': true },
    'tranches.0.gate.heldByFindings',
  ],
  [
    'a tranche before the gate of the one before it',
    { 'tranches.2.gate': { after: 'signing', reports: [], heldByFindings: false } },
    'tranches.2.gate.after',
  ],
  [
    'a mid-term tranche that waits for the final report',
    { 'tranches.1.gate.reports': ['final-report'] },
    'tranches.1.gate.reports.0',
  ],
  ['lots above the pool', { 'funding.lots.0.budget': 17_350_100 }, 'funding.lots'],
  [
    'a lot above the cap',
    { 'funding.cap': 17_350_000, 'funding.lots.0.budget': 17_350_001, 'funding.pool': 52_050_001 },
    'funding.lots.0.budget',
  ],
  ['a cap above the pool', { 'funding.cap': 52_050_001 }, 'funding.cap'],
  ['categories that no budget fits', { 'budget.categories.1.maximumShare': 20 }, 'budget.categories'],
  ['approvals that end', { 'payment.approvals': [{ upTo: 100, approvers: 2 }] }, 'payment.approvals'],
  [
    'limits that descend',
    { 'payment.approvals': [200, 100, null].map((upTo) => ({ upTo, approvers: 2 })) },
    'payment.approvals.1.upTo',
  ],
  [
    'fewer approvers for more money',
    {
      'payment.approvals': [
        { upTo: 200, approvers: 3 },
        { upTo: null, approvers: 2 },
      ],
    },
    'payment.approvals.1.approvers',
  ],
  ['service longer than the contract', { 'purchase.termMonths': 11 }, 'serve.months'],
  ['a report after the term', { 'serve.reports.1.atMonth': 13 }, 'serve.reports.1.atMonth'],
  [
    'a report for no round',
    { 'serve.reports.2': { ...HEFEI.serve.reports[1], id: 'x', round: 'x' } },
    'serve.reports.2.round',
  ],
  ['a round without its report', { 'serve.reports.0.round': undefined }, 'evaluation.rounds.0.id'],
  ['the final report with the mid-term', { 'serve.reports.1.atMonth': 6 }, 'serve.reports.1.atMonth'],
  ['more valid answers than are asked', { 'survey.minimumValid': 31 }, 'survey.minimumValid'],
  [
    'more valid answers by mode than are asked',
    {
      'survey.minimumByMode': [
        { mode: 'phone', valid: 25 },
        { mode: 'on-site', valid: 10 },
      ],
    },
    'survey.minimumByMode',
  ],
  [
    'a mode with two minimums',
    {
      'survey.minimumByMode': [
        { mode: 'phone', valid: 5 },
        { mode: 'phone', valid: 6 },
      ],
    },
    'survey.minimumByMode.1.mode',
  ],
  [
    'strata of two',
    { 'survey.design': { kind: 'stratified', by: 'group', leastPerStratum: 2 } },
    'survey.design.leastPerStratum',
  ],
  [
    'a survey without doubt',
    { 'survey.precision': { margin: 0, expected: 50, response: 60 } },
    'survey.precision.margin',
  ],
  [
    'an expectation without doubt',
    { 'survey.precision': { margin: 5, expected: 100, response: 60 } },
    'survey.precision.expected',
  ],
  [
    'a survey that nobody answers',
    { 'survey.precision': { margin: 5, expected: 90, response: 0 } },
    'survey.precision.response',
  ],
  ['awareness of six things of five', { 'survey.awareness': { known: 6, of: 5 } }, 'survey.awareness.known'],
  [
    'recipients who are asked nothing',
    { 'evaluation.rounds.0.indicators.0.whenSurveyInvalid': { kind: 'zero' } },
    'evaluation.rounds.0.indicators.0.whenSurveyInvalid',
  ],
  ['a penalty taken away', { [PENALTY]: surveyedPenalty('zero') }, `${PENALTY}.whenSurveyInvalid`],
  ['a penalty that fails', { [PENALTY]: surveyedPenalty('fails') }, `${PENALTY}.whenSurveyInvalid`],
  ['a call to nobody', { 'survey.callBack': { share: 0, least: 1 } }, 'survey.callBack.share'],
  ['lines that are always there', { 'survey.signs': { straightLines: 0 } }, 'survey.signs.straightLines'],
  ['a sign without a difference', { 'survey.signs': { staffAbove: 0 } }, 'survey.signs.staffAbove'],
  ['half an answer in a row', { 'survey.signs': { sameDevice: 0.5 } }, 'survey.signs.sameDevice'],
  [
    'one answer in a second',
    { 'survey.signs': { sameSeconds: { answers: 1, seconds: 1 } } },
    'survey.signs.sameSeconds.answers',
  ],
  ['satisfaction off the scale', { 'survey.satisfiedFrom': 6 }, 'survey.satisfiedFrom'],
  ['a survey about nothing', { 'survey.questions': HEFEI.survey.questions.slice(3) }, 'survey.questions'],
  [
    'a reminder after the survey',
    { 'survey.remindAfter': [{ count: 3, unit: 'month' }] },
    'survey.remindAfter.0',
  ],
  ['questions that end before the call', { 'call.questionsUntil': days(12) }, 'call.questionsUntil'],
  ['answers after the closing', { 'call.questionsUntil': workingDays(1) }, 'call.answerQuestionsWithin'],
  ['a deadline that ends before it starts', { 'serve.reviewWithin': workingDays(-3) }, 'serve.reviewWithin'],
  [
    'a finding contested after its plan was due',
    { 'improve.findingContest': { within: HEFEI.improve.planWithin, answerWithin: workingDays(5) } },
    'improve.findingContest.within',
  ],
  ['a share above 100', { 'budget.lineShiftFree': 101 }, 'budget.lineShiftFree'],
  ['half a fen', { 'funding.pool': 52_050_000.5 }, 'funding.pool'],
  ['two lots of one id', { 'funding.lots.2.id': 'nanqi' }, 'funding.lots.2.id'],
  ['two tranches of one id', { 'tranches.2.id': 'first' }, 'tranches.2.id'],
  ['two indicators of one id', { [`${at('compliance')}.id`]: 'punctuality' }, `${at('compliance')}.id`],
  [
    'a number that nobody reads',
    { [`${at('outputs')}.rule.measure`]: undefined, [`${at('outputs')}.judges.0.party`]: 'bureau' },
    `${at('outputs')}.rule.reads`,
  ],
  [
    'a number that is on record and read as well',
    { [`${at('outputs')}.rule.reads`]: zhEn('完成率') },
    `${at('outputs')}.rule.reads`,
  ],
  [
    'levels that never reach the points',
    { 'review.criteria.0.rule': { kind: 'levels', levels: levels(0, 17) } },
    'review.criteria.0.rule.levels',
  ],
  [
    'a level above the points',
    { 'review.criteria.0.rule': { kind: 'levels', levels: levels(0, 19) } },
    'review.criteria.0.rule.levels.1.points',
  ],
  [
    'a count of nothing',
    { 'review.criteria.0.rule': { kind: 'count', each: 0, reads: zhEn('项数') } },
    'review.criteria.0.rule.each',
  ],
  [
    'a past grade above the points',
    { 'review.criteria.0.rule': { kind: 'past-grade', grades: [{ grade: 'good', points: 18 }], none: 19 } },
    'review.criteria.0.rule.none',
  ],
  [
    'a factor of ten points',
    { 'review.criteria.7': { ...HEFEI.review.criteria[0], id: 'x', points: 10, effect: 'factor' } },
    'review.criteria.7.rule',
  ],
  [
    'a bonus in a stage that is not there',
    { 'review.criteria.7': { ...HEFEI.review.criteria[0], id: 'x', effect: 'bonus', stage: 'road-show' } },
    'review.criteria.7.stage',
  ],
  ['a ceiling below 100', { 'review.ceiling': 99 }, 'review.ceiling'],
  ['no source', { sources: [] }, 'sources'],
  ['a local choice of nothing', { localChoices: ['tranches.7.share'] }, 'localChoices.0'],
];

const LOT = { id: 'a', title: zhEn('包'), place: 'x', streetCode: 's', budget: 5_000_000, deliverables: [] };

/** The Yichun rulebook against itself. */
const BROKEN_VENTURE: [what: string, change: Change, field: string][] = [
  [
    'one more evaluator without what calls one',
    { 'review.calibration': { whenApart: 'one-more-evaluator' } },
    `${CALIBRATION}.apartLimit`,
  ],
  [
    'more readers of each application than seats',
    { 'review.panelSize': 3, 'review.quorum': 3, 'review.reading': { readers: 4 } },
    'review.reading.readers',
  ],
  [
    'more readers than a quorum has seats',
    { 'review.panelSize': 7, 'review.quorum': 4, 'review.reading': { readers: 5 } },
    'review.reading.readers',
  ],
  [
    'more readers at least than there are to be',
    { 'review.panelSize': 5, 'review.quorum': 5, 'review.reading': { readers: 3, least: 4 } },
    'review.reading.least',
  ],
  [
    'half a reader',
    { 'review.panelSize': 5, 'review.quorum': 5, 'review.reading': { readers: 1.5 } },
    'review.reading.readers',
  ],
  [
    'seats without room for the fewest applications',
    {
      ...{ 'call.minimumApplicants': 4, 'review.panelSize': 5, 'review.quorum': 5 },
      'review.reading': { readers: 3, most: 2 },
    },
    'review.reading.most',
  ],
  ['lots in a pool', { 'funding.lots': [LOT] }, 'funding.lots'],
  ['a partial award without a floor', { 'funding.floor': undefined }, 'funding.floor'],
  ['a floor above the cap', { 'funding.floor': 5_000_001 }, 'funding.floor'],
  ['everything self-raised', { 'funding.minimumSelfRaised': 100 }, 'funding.minimumSelfRaised'],
  ['an even panel', { 'review.panelSize': 4 }, 'review.panelSize'],
  [
    'a street that judges where there is none',
    { 'evaluation.rounds.0.indicators.2.judges.0.party': 'street' },
    'evaluation.rounds.0.indicators',
  ],
  [
    'no final round',
    {
      ...NO_CHOICES,
      'evaluation.rounds': YICHUN.evaluation.rounds.slice(0, 1),
      'serve.reports': YICHUN.serve.reports.slice(0, 1),
    },
    'evaluation.rounds',
  ],
];

/** Ten that do not touch each other. */
const TEN: [change: Change, field: string][] = [
  [{ 'purchase.nature': 'goods-or-works' }, 'purchase.nature'],
  [{ 'signing.within': days(31) }, 'signing.within'],
  [{ 'publicNotice.period': days(7) }, 'publicNotice.period'],
  [{ 'review.lookBackYears': 2 }, 'review.lookBackYears'],
  [{ 'review.criteria.0.points': 19 }, 'review.criteria'],
  [{ [`${at('quality')}.judges.0.weight`]: 30 }, `${at('quality')}.judges`],
  [{ 'tranches.0.share': 60 }, 'tranches'],
  [{ 'survey.minimumValid': 31 }, 'survey.minimumValid'],
  [{ 'consequences.3.pay': 90 }, 'consequences.3.pay'],
  [{ sources: [] }, 'sources'],
];

const fieldsOf = (rulebook: Rulebook) => rulebookFaults(rulebook).map((one) => one.field);
const together = (some: typeof TEN) => broken(HEFEI, Object.assign({}, ...some.map(([change]) => change)));

describe('a sound rulebook', () => {
  it.each([
    ['Hefei', HEFEI],
    ['Yichun', YICHUN],
    ['Guangzhou', guangzhou as Rulebook],
  ])('%s has no fault', (_, rulebook) => {
    expect(rulebookFaults(rulebook)).toEqual([]);
  });

  it('may have shares with fractions, as long as they sum to 100', () => {
    const thirds = { 'tranches.0.share': 33.3, 'tranches.1.share': 33.3, 'tranches.2.share': 33.4 };
    expect(rulebookFaults(broken(HEFEI, thirds))).toEqual([]);
  });
});

describe('a rulebook that breaks itself', () => {
  it.each(BROKEN)('%s', (_, change, field) => {
    expect(places(rulebookFaults(broken(HEFEI, change)))).toEqual([{ field, rule: OWN }]);
  });

  it.each(BROKEN_VENTURE)('%s', (_, change, field) => {
    expect(places(rulebookFaults(broken(YICHUN, change)))).toEqual([{ field, rule: OWN }]);
  });

  it('a street that judges needs a street in every lot, in each round that it judges', () => {
    const noStreet = broken(HEFEI, { 'funding.lots.0.streetCode': '' });
    expect(fieldsOf(noStreet)).toEqual(['evaluation.rounds.0.indicators', 'evaluation.rounds.1.indicators']);
  });

  it('purchase terms have no place in a venture programme', () => {
    expect(fieldsOf(broken(YICHUN, { purchase: HEFEI.purchase }))).toContain('purchase');
  });
});

/** Pre-review, papers and road show in place of Hefei's own rubric. */
const staged = (weights: number[], change: Change = {}) => {
  const ids = ['pre-review', 'papers', 'road-show'];
  return broken(HEFEI, {
    ...NO_CHOICES,
    'review.criteria': ids.map((id) => ({
      ...{ id, title: zhEn(id), points: 100, stage: id },
      rule: { kind: 'expert' },
    })),
    'review.ties': ['draw'],
    'review.stages': ids.map((id, index) => ({ id, title: zhEn(id), weight: weights[index] })),
    ...change,
  });
};

describe('a review in stages', () => {
  it('is sound when the weights and the points of each stage sum to 100', () => {
    expect(fieldsOf(staged([15, 25, 60]))).toEqual([]);
  });

  it('weights of 15, 25 and 50 lose ten per cent', () => {
    expect(rulebookFaults(staged([15, 25, 50]))).toEqual([
      {
        field: 'review.stages',
        message: 'weights sum to 90, not to 100',
        zh: '权重合计 90，应为 100',
        rule: OWN,
      },
    ]);
  });

  it('a stage of 90 points, a criterion of no stage and two stages of one id are each found', () => {
    expect(fieldsOf(staged([15, 25, 60], { 'review.criteria.0.points': 90 }))).toEqual(['review.stages.0']);
    const lost = staged([15, 25, 60], { 'review.criteria.1.stage': undefined });
    expect(fieldsOf(lost)).toEqual(['review.stages.1', 'review.criteria.1.stage']);
    expect(fieldsOf(staged([15, 25, 60], { 'review.stages.1.id': 'pre-review' }))).toContain(
      'review.stages.1.id',
    );
  });

  it('the price weighs as its stage does: 30 of 100 in a stage of 15 per cent are 4.5, below the 10 of the law', () => {
    const price = { id: 'price', title: zhEn('价格'), points: 30, stage: 'pre-review' };
    const priced = staged([15, 25, 60], {
      'purchase.method': 'consultation',
      'review.criteria.0.points': 70,
      'review.criteria.3': { ...price, rule: { kind: 'lowest-price' } },
    });
    expect(rulebookFaults(priced).find((one) => one.field === 'review.criteria')?.zh).toContain(
      '价格权重 4.5%',
    );
  });
});

describe('every fault at once', () => {
  it('a rulebook broken in ten ways shows all ten', () => {
    expect(fieldsOf(together(TEN)).sort()).toEqual(TEN.map(([, field]) => field).sort());
  });

  it('any part of them shows exactly that part', () => {
    fc.assert(
      fc.property(fc.subarray(TEN), (some) => {
        expect(fieldsOf(together(some)).sort()).toEqual(some.map(([, field]) => field).sort());
      }),
    );
  });

  it('the order of criteria, indicators, judges, categories and consequences neither hides nor adds a fault', () => {
    const key = (seed: number, value: unknown) => Math.sin(seed + JSON.stringify(value).length * 7.13);
    fc.assert(
      fc.property(fc.subarray(TEN), fc.integer({ min: 1, max: 1000 }), (some, seed) => {
        const order = <T>(list: T[]) => [...list].sort((a, b) => key(seed, a) - key(seed, b));
        const rulebook = broken(together(some), NO_CHOICES);
        const before = rulebookFaults(rulebook).length;
        rulebook.review.criteria = order(rulebook.review.criteria);
        rulebook.budget.categories = order(rulebook.budget.categories);
        rulebook.consequences = order(rulebook.consequences);
        for (const round of rulebook.evaluation.rounds) {
          round.indicators = order(round.indicators.map((one) => ({ ...one, judges: order(one.judges) })));
        }
        expect(rulebookFaults(rulebook)).toHaveLength(before);
      }),
    );
  });

  it('scaling all points, weights or shares never hides that they do not sum to 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (tenths) => {
        const rulebook = broken(HEFEI, {});
        const scale = <T extends { [K in P]: number }, P extends string>(list: T[], what: P) =>
          list.map((one) => ({ ...one, [what]: (one[what] * tenths) / 10 }));
        rulebook.review.criteria = scale(rulebook.review.criteria, 'points');
        rulebook.tranches = scale(rulebook.tranches, 'share');
        for (const round of rulebook.evaluation.rounds) round.indicators = scale(round.indicators, 'points');
        expect(fieldsOf(rulebook)).toEqual(
          expect.arrayContaining(['review.criteria', 'tranches', `${ROUND}.indicators`]),
        );
      }),
    );
  });
});
