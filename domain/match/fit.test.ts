import { sampleOrganisation } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { fitOf } from './fit';
import { recordEffect } from './record-effect';

const AT = '2026-03-01T00:00:00.000Z';

function facts(change: Parameters<typeof sampleOrganisation>[1] = {}) {
  const { id, place, registration } = sampleOrganisation('org-1', change);
  return { at: AT, organisationId: id, place, registration, record: recordEffect([], AT) };
}

describe('whether a call fits an organisation', () => {
  it('is told by the conditions on the organisation alone, before anything is written', () => {
    const { eligible, reasons } = fitOf(sampleRulebook(), facts());
    expect(eligible).toBe(true);
    expect(reasons.map(({ rule }) => rule)).toEqual([
      'registered',
      'annual-inspection-passed',
      'not-excluded-by-record',
    ]);
  });

  it('names what does not hold', () => {
    const { eligible, reasons } = fitOf(sampleRulebook(), facts({ registration: null }));
    expect(eligible).toBe(false);
    expect(reasons.filter(({ passed }) => !passed).map(({ rule }) => rule)).toContain('registered');
  });
});
