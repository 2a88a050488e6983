import fc from 'fast-check';
import { sampleApplication } from '../../test/support/sample-people';
import { blindTermsNow, HIDEABLE } from './blind-terms';
import { blindApplication, blindCodes, blindDocument, blindRanking } from './blind-view';

const MARK = 'marked';
const application = sampleApplication('app-1', `${MARK}-organisation`, {
  title: MARK,
  summary: MARK,
  plan: { need: MARK, objectives: MARK, activities: MARK, risks: MARK, sustainability: MARK },
  budget: [{ ...sampleApplication('x', 'y').budget[0]!, item: MARK }],
  deliverables: [{ ...sampleApplication('x', 'y').deliverables[0]!, title: { zh: MARK, en: MARK } }],
  team: [{ role: MARK, count: 1, qualification: MARK }],
  selfRaised: 100_000,
  documents: ['d-0', `${MARK}-document`],
  updatedBy: `${MARK}-user`,
  submittedAt: '2026-01-02T03:04:05.000Z',
});
const document = {
  ...{ id: `${MARK}-document`, fileName: `${MARK}.tar.${MARK}`, contentType: 'application/pdf', bytes: 7 },
  ...{ sha256: '0', uploadedBy: `${MARK}-user`, organisationId: `${MARK}-organisation`, programmeId: 'p1' },
  ...{ projectId: null, purpose: `application/${MARK}`, at: '2026-01-02T03:04:05.000Z' },
};

describe('what a blind seat sees', () => {
  it('is nothing of who applied and when, whatever the rulebook hides besides', () => {
    fc.assert(
      fc.property(fc.subarray([...HIDEABLE]), (hides) => {
        const { organisationId, updatedBy, submittedAt, updatedAt, blind } = blindApplication(
          application,
          { hides },
          'A-07',
        );
        expect([organisationId, updatedBy, submittedAt, updatedAt]).toEqual(['', '', null, '']);
        expect(blind).toEqual({ code: 'A-07', hidden: hides });
      }),
    );
  });

  it('has no word of the applicant when everything is hidden, and is called by its code', () => {
    const seen = blindApplication(application, { hides: [...HIDEABLE] }, 'A-07');
    expect(JSON.stringify(seen)).not.toContain(MARK);
    expect(seen.title).toBe('A-07');
    expect([seen.beneficiaries, seen.requested, seen.documents]).toEqual([0, 0, []]);
  });

  it.each(HIDEABLE)('loses %s where the rulebook hides it, and nothing else', (field) => {
    const open = blindApplication(application, { hides: [] }, 'A-07');
    const seen = blindApplication(application, { hides: [field] }, 'A-07');
    const at = (one: object) => field.split('.').reduce((value: never, key) => value[key], one as never);
    expect(at(open)).toEqual(at(application));
    expect(at(seen)).not.toEqual(at(application));
    const [whole] = field.split('.');
    const others = ({ blind: _, ...one }: typeof seen) =>
      Object.entries(one).filter(([key]) => key !== whole);
    expect(others(seen)).toEqual(others(open));
  });

  it('names a paper by code and place, with the ending of what it is; hidden papers are not there', () => {
    const seen = blindDocument(document, application, { hides: [] }, 'A-07');
    expect(seen?.fileName).toBe('A-07-2.pdf');
    expect(JSON.stringify({ ...seen, id: '' })).not.toContain(MARK);
    expect(blindDocument(document, application, { hides: ['documents'] }, 'A-07')).toBeNull();
  });

  it('lists the sifted in order of code, without names and reasons', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const codes = blindCodes('p1', ids);
    const rows = ids.map((applicationId) => ({
      ...{ applicationId, organisationId: MARK, lotId: null, eligible: true, score: null, rank: null },
      ...{ reasons: [{ rule: 'r', source: 's', passed: true, facts: MARK, message: MARK }] },
      ...{ outcome: 'eligible' as const, amount: 0, derivation: null },
    }));
    const seen = blindRanking({ id: 'p1/0', programmeId: 'p1', round: 0, seed: '', rows }, codes);
    expect(JSON.stringify(seen)).not.toContain(MARK);
    const inOrder = seen.rows.map((one) => codes.get(one.applicationId));
    expect(inOrder).toEqual([...inOrder].sort());
    expect(seen.rows.map((one) => one.applicationId)).not.toEqual(ids);
  });

  it('is over once a ranking names everybody, and never began without the terms', () => {
    const blind = { hides: [] };
    expect(blindTermsNow({ round: 0 }, { blind })).toBe(blind);
    expect([blindTermsNow({ round: 1 }, { blind }), blindTermsNow({ round: 0 }, {})]).toEqual([null, null]);
  });
});

describe('codes of applications', () => {
  it('are one for each, the same in whatever order they came, and other ones in another programme', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 130 });
    fc.assert(
      fc.property(ids, (some) => {
        const codes = blindCodes('p1', some);
        expect(new Set(codes.values()).size).toBe(some.length);
        expect([...blindCodes('p1', [...some].reverse())]).toEqual([...codes]);
        expect([...codes.values()].every((one) => /^A-\d{2,3}$/.test(one))).toBe(true);
      }),
    );
    const many = Array.from({ length: 40 }, (_, n) => `app-${n}`);
    expect([...blindCodes('p1', many).keys()]).not.toEqual([...blindCodes('p2', many).keys()]);
  });

  it('tell nothing of the order of arrival: the first of ten gets each code about as often', () => {
    const ids = Array.from({ length: 10 }, (_, n) => `0${n}`);
    const counts = new Map<string, number>();
    for (let programme = 0; programme < 5_000; programme += 1) {
      const code = blindCodes(`programme-${programme}`, ids).get('00') ?? '';
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, found) => sum + (found - 500) ** 2 / 500, 0);
    // 9 degrees of freedom: one in a thousand is above 27.9.
    expect([counts.size, chiSquare < 27.9]).toEqual([10, true]);
  });
});
