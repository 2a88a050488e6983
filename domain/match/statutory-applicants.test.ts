import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { PurchaseTerms, Rulebook } from '../publish/rulebook';
import type { RankingRow } from './ranking-record';
import { rankingOf } from './ranking-rows';
import { statutoryApplicants } from './statutory-applicants';

const sample = sampleRulebook();
const purchase = (method: PurchaseTerms['method'], minimumApplicants: number): Rulebook => ({
  ...sample,
  ...{ kind: 'purchase', call: { ...sample.call, minimumApplicants } },
  purchase: { method, catalogueItem: '020301', nature: 'service', termMonths: 12 },
  review: { ...sample.review, criteria: [{ ...sample.review.criteria[0]!, points: 100 }] },
  funding: {
    ...sample.funding,
    ...{ basis: 'lot', oneProjectPerOrganisation: false },
    lots: ['north', 'south'].map((id) => ({
      ...{ id, title: { zh: id, en: id }, place: id, streetCode: id, budget: 5_000_000, deliverables: [] },
    })),
  },
});

/** Points of each application; the letter before the dash is its lot's. */
const POINTS: { [id: string]: number } = { 'n-a': 90, 'n-b': 80, 'n-c': 70, 's-a': 90, 's-b': 80, 's-c': 70 };

/** Outcomes by application once some were taken out by upheld objections. */
function outcomes(rulebook: Rulebook, excluded: string[], awardedBefore?: string[]) {
  const of = Object.keys(POINTS).map((id) => ({
    ...{ id, organisationId: `org-${id}`, lotId: id.startsWith('n') ? 'north' : 'south' },
  }));
  const sifted = of.map(
    ({ id, ...row }): RankingRow => ({
      ...{ ...row, applicationId: id, eligible: true, reasons: [], score: null, rank: null },
      ...{ outcome: 'eligible', amount: 0, derivation: null },
    }),
  );
  const contenders = of.map((one) => ({
    ...{ ...one, requested: 5_000_000, selfRaised: 0, wholeBudget: 5_000_000, hours: 1, recordPoints: 0 },
    ...{ submittedAt: '2026-01-01T00:00:00.000Z', priority: false },
  }));
  const marks = of.map(({ id }) => ({
    ...{ seatId: 's/1', applicationId: id, criterion: 'need', points: POINTS[id] ?? 0 },
  }));
  const inputs = {
    sifted,
    contenders,
    marks,
    excluded,
    seed: 'seed',
    ...(awardedBefore && { awardedBefore }),
  };
  return Object.fromEntries(rankingOf(inputs, rulebook).rows.map((one) => [one.applicationId, one.outcome]));
}

describe('what is left when an objection takes an application out', () => {
  const tender = purchase('open-tender', 3);

  it('is bought anew where it was awarded and fewer are left than the law asks for, each lot for itself', () => {
    const before = outcomes(tender, []);
    expect(before).toMatchObject({ 'n-a': 'award', 's-a': 'award', 'n-b': 'reserve' });
    expect(outcomes(tender, ['n-a'], ['n-a', 's-a'])).toEqual({
      ...before,
      ...{ 'n-a': 'excluded-by-objection', 'n-b': 'lot-failed', 'n-c': 'lot-failed' },
    });
  });

  it('goes on where who was taken out had no award, or enough are left, or nothing is bought', () => {
    const award = ['n-a', 's-a'];
    expect(outcomes(tender, ['n-c'], award)).toMatchObject({ 'n-a': 'award', 'n-b': 'reserve' });
    expect(outcomes(purchase('consultation', 2), ['n-a'], award)).toMatchObject({ 'n-b': 'award' });
    const { purchase: _, ...venture } = tender;
    expect(outcomes({ ...venture, kind: 'venture' }, ['n-a', 'n-b'], award)).toMatchObject({
      'n-c': 'award',
    });
  });

  it('is held against the number of its method, or else against the call’s own', () => {
    const least = (method: PurchaseTerms['method'], own: number) =>
      statutoryApplicants(purchase(method, own));
    expect([least('consultation', 5), least('negotiation', 3), least('open-comparison', 4)]).toEqual([
      2, 3, 4,
    ]);
    expect(statutoryApplicants(sample)).toBeNull();
  });
});
