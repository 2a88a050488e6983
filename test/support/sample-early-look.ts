import type { EarlyLook } from '../../domain/match/early-look';

/** An early look at every application of the call `p1`, asked for and not answered yet. */
export function sampleEarlyLook(id: string, change: Partial<EarlyLook> = {}): EarlyLook {
  return {
    ...{ id, programmeId: 'p1', applicationId: null, status: 'asked', reason: 'a file cannot be read' },
    ...{ askedBy: 'officer', askedAs: 'bureau-officer', askedAt: '2026-01-09T00:00:00.000Z' },
    ...{ answer: null, answeredBy: null, answeredAs: null, answeredAt: null },
    ...{ readers: [], covers: [], until: null, endedAt: null, reads: 0, opened: 0 },
    ...change,
  };
}

/** The same, consented to by the second of two readers. */
export function sampleConsent(readers: [string, string], covers: string[]): Partial<EarlyLook> {
  return {
    ...{ status: 'consented', answer: 'so it is', answeredBy: readers[1], answeredAs: 'bureau-approver' },
    ...{ answeredAt: '2026-01-10T00:00:00.000Z', readers, covers },
  };
}
