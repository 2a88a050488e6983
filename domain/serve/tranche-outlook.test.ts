import { sampleRulebook } from './project-sample.fixture';
import { type TrancheFacts, trancheOutlook } from './tranche-outlook';

const [first, second] = sampleRulebook.tranches;

const facts = (change: Partial<TrancheFacts> = {}): TrancheFacts => ({
  tranche: second as TrancheFacts['tranche'],
  agreed: 300_000,
  withheld: 0,
  payment: null,
  gate: {
    signed: true,
    acceptedReports: [],
    failedReports: [],
    grades: {},
    bands: sampleRulebook.evaluation.bands,
    openFindings: [],
    failedFindings: [],
    stayed: false,
  },
  today: '2026-03-01',
  readyOn: (one) => (one === 'stay' ? null : '2026-06-05'),
  ended: false,
  ...change,
});

describe('the outlook of a tranche', () => {
  it('names what is missing and the first day on which money could come', () => {
    expect(trancheOutlook(facts())).toMatchObject({
      status: 'waiting',
      amount: 300_000,
      waitsFor: ['report/mid', 'evaluation/mid-term'],
      earliest: '2026-06-05',
    });
  });

  it('never promises a day that is over, and none while the project is paused', () => {
    expect(trancheOutlook(facts({ today: '2026-07-01' })).earliest).toBe('2026-07-01');
    const stayed = { ...facts().gate, stayed: true };
    expect(trancheOutlook(facts({ gate: stayed })).earliest).toBeNull();
  });

  it('is that of its payment once there is one', () => {
    const paid = { state: 'paid', amount: 500_000, settledAt: '2026-01-20T02:00:00.000Z' };
    const tranche = first as TrancheFacts['tranche'];
    expect(trancheOutlook(facts({ tranche, payment: paid }))).toMatchObject({
      status: 'paid',
      amount: 500_000,
    });
    const outlook = (state: string) => trancheOutlook(facts({ payment: { ...paid, state } })).status;
    expect(outlook('approving')).toBe('under-way');
    expect(outlook('refused')).toBe('stopped');
  });

  it('is withheld when the ledger says so or the project has ended', () => {
    expect(trancheOutlook(facts({ withheld: 300_000 })).status).toBe('withheld');
    expect(trancheOutlook(facts({ ended: true })).status).toBe('withheld');
  });
});
