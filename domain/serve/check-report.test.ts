import { checkReport, grantSpending, type ReportFacts } from './check-report';
import { sampleApplication, sampleReport, sampleRulebook } from './project-sample.fixture';

const facts: ReportFacts = {
  terms: sampleRulebook.serve.reports[0]!,
  budgetTerms: { lineShiftFree: 10 },
  startsOn: '2026-01-05',
  endsOn: '2026-11-04',
  today: '2026-06-10',
  deliverables: sampleApplication.deliverables,
  budget: sampleApplication.budget,
  accepted: [],
  award: 1_000_000,
  documents: new Set(['v1']),
};
const report = sampleReport('mid');
const [expense] = report.expenses;
const withExpense = (change: object) => ({ ...report, expenses: [{ ...expense!, ...change }] });
const fields = (of: Parameters<typeof checkReport>[0], given = facts) =>
  checkReport(of, given).map(({ field }) => field);

describe('a report', () => {
  it('that says everything the rulebook asks for has no fault', () => {
    expect(checkReport(report, facts)).toEqual([]);
  });

  it('names every empty and every unknown section', () => {
    const sections = [
      { code: 'progress', text: ' ', verdict: null, reason: null },
      { code: 'other', text: 'x', verdict: null, reason: null },
    ];
    expect(fields({ ...report, sections })).toEqual([
      'sections.progress',
      'sections.finance',
      'sections.other',
    ]);
  });

  it('speaks of each deliverable of the agreement once', () => {
    const outputs = [
      { deliverableId: 'visits', done: 1, note: '' },
      { deliverableId: 'visits', done: -1, note: '' },
      { deliverableId: 'unknown', done: 1, note: '' },
    ];
    expect(fields({ ...report, outputs })).toEqual([
      'outputs.1.deliverableId',
      'outputs.1.done',
      'outputs.2.deliverableId',
      'outputs',
    ]);
  });
});

describe('an expense', () => {
  it.each([
    ['on an unknown line', { budgetLineId: 'x' }, 'expenses.0.budgetLineId'],
    ['of nothing', { amount: 0 }, 'expenses.0.amount'],
    ['of half a fen', { amount: 0.5 }, 'expenses.0.amount'],
    ['before the project', { on: '2026-01-04' }, 'expenses.0.on'],
    ['after the project', { on: '2026-11-05' }, 'expenses.0.on'],
    ['in the future', { on: '2026-06-11' }, 'expenses.0.on'],
    ['without a voucher', { voucherDocumentId: null }, 'expenses.0.voucherDocumentId'],
    ['with a voucher of somebody else', { voucherDocumentId: 'v2' }, 'expenses.0.voucherDocumentId'],
    ['for nothing in particular', { what: ' ' }, 'expenses.0.what'],
  ])('%s is a fault', (_, change, field) => {
    expect(fields(withExpense(change))).toEqual([field]);
  });

  it('is reported once, in this report and in earlier ones', () => {
    expect(fields({ ...report, expenses: [expense!, expense!] })).toEqual(['expenses.1']);
    expect(fields(report, { ...facts, accepted: [expense!] })).toEqual(['expenses.0']);
  });

  it('may exceed its line by the free share, with what was accepted before, and no further', () => {
    const accepted = [{ ...expense!, amount: 240_000, what: '以前' }];
    expect(fields(report, { ...facts, accepted })).toEqual([]);
    expect(fields(withExpense({ amount: 200_001 }), { ...facts, accepted })).toEqual(['expenses.staff']);
  });

  it('of grant money stays within the award, also where the award is less than the budget', () => {
    expect(fields(report, { ...facts, award: 199_999 })).toEqual(['expenses']);
    expect(grantSpending([expense!, { ...expense!, budgetLineId: 'own' }], facts.budget)).toBe(200_000);
  });
});
