import { sampleApplication } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { checkApplication } from './check-application';

const judging = sampleRulebook();
const refusing = sampleRulebook({ eligibility: { rules: [] } });
const fieldsOf = (change: Parameters<typeof sampleApplication>[2], rulebook = refusing) =>
  checkApplication(sampleApplication('a', 'org', change), rulebook).map((one) => one.field);

describe('checking an application before it is submitted', () => {
  it('finds nothing wrong with a complete one', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it('names every field at once', () => {
    const declarations = { truth: false, monitoring: true, noDoubleFunding: true };
    expect(fieldsOf({ title: ' ', months: 13, lotId: 'x', deliverables: [], declarations })).toEqual([
      'title',
      'lotId',
      'months',
      'deliverables',
      'declarations.truth',
    ]);
  });

  it('leaves the amount to the eligibility rules where the rulebook has one', () => {
    expect(fieldsOf({ requested: 6_000_000 })).toEqual(['requested']);
    expect(fieldsOf({ requested: 6_000_000 }, judging)).toEqual([]);
  });

  it('adds the budget up: lines, categories, and what the grant and the organisation pay', () => {
    const [line] = sampleApplication('a', 'org').budget;
    const budget = [{ ...line!, category: 'palace', amount: 3_999_999 }];
    expect(fieldsOf({ budget, selfRaised: 5 })).toEqual([
      'budget.0.amount',
      'budget.0.category',
      'requested',
      'selfRaised',
    ]);
  });

  it('holds an offer to the least that its lot asks for', () => {
    const term = { type: 'visit' as const, title: { zh: '探访', en: 'visits' }, count: 824 };
    const lot = {
      id: 'x',
      title: term.title,
      place: 'p',
      streetCode: 's',
      budget: 5_000_000,
      deliverables: [term],
    };
    const rulebook = sampleRulebook({ funding: { ...refusing.funding, basis: 'lot', lots: [lot] } });
    const offer = (count: number) => ({
      lotId: 'x',
      deliverables: [{ ...term, id: 'd', count, unitPrice: 1 }],
    });
    expect(fieldsOf(offer(824), rulebook)).toEqual([]);
    expect(fieldsOf(offer(823), rulebook)).toEqual(['deliverables']);
  });
});
