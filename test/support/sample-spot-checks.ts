import type { SpotCheck, SpotVisit } from '../../domain/evaluate/spot-check';
import type { SpotCheckTerms } from '../../domain/evaluate/spot-check-terms';

/** Half of the running projects, once, after a month: what a test may change. */
export const SPOT_CHECKS: SpotCheckTerms = {
  ...{ share: 50, minimumMonths: 0, drawings: [{ count: 1, unit: 'month' }], inspectors: 1 },
  visitWithin: { count: 10, unit: 'day' },
  checklist: [
    { code: 'files', title: { zh: '服务记录真实', en: 'Service records are true' } },
    { code: 'safety', title: { zh: '场所安全', en: 'The place is safe' } },
  ],
};

type About = Pick<
  SpotCheck,
  'id' | 'programmeId' | 'projectId' | 'organisationId' | 'bureauId' | 'rulebookHash' | 'inspectorIds'
>;

/** A spot check that waits for its visit and that nobody but those who run it knows of. */
export function sampleSpotCheck(about: About, drawnAt: string): SpotCheck {
  return {
    ...about,
    ...{ drawing: 0, secret: true, state: 'drawn', drawnAt, silentIds: [] },
    ...{ visitId: null, faults: null, endedAt: null },
  };
}

/** The record of a visit that found one fault. */
export function sampleVisit(id: string, checkId: string, userId: string, on: string): SpotVisit {
  return {
    ...{ id, checkId, userId, on, place: '西门街道服务站', summary: '总体规范', photos: [] },
    answers: [
      { item: 'files', found: 'in-order', note: '' },
      { item: 'safety', found: 'fault', note: '灭火器过期' },
    ],
  };
}
