import fc from 'fast-check';
import type { MeasureFacts } from './measure-facts';
import { computeMeasures } from './measures';

const facts: MeasureFacts = {
  on: '2026-07-01',
  startsOn: '2026-01-01',
  endsOn: '2026-12-29',
  pausedDays: 0,
  terms: { fileUpdateEvery: { count: 3, unit: 'month' }, visitEvery: { count: 1, unit: 'month' } },
  households: [
    { id: 'a', openedOn: '2026-01-01', updatedOn: '2026-05-01' },
    { id: 'b', openedOn: '2026-01-01', updatedOn: '2026-03-01' },
  ],
  services: [],
  deliverables: [
    { id: 'visits', type: 'visit', count: 100, unitPrice: 100 },
    { id: 'activities', type: 'activity', count: 10, minimumSize: 20, unitPrice: 1_000 },
  ],
  acceptedReports: [],
  dueReports: [],
  spotChecks: [],
  upheld: [],
  budget: [
    { id: 'staff', amount: 60_000, source: 'grant' },
    { id: 'events', amount: 40_000, source: 'grant' },
  ],
  shifted: 0,
};
const measure = (change: Partial<MeasureFacts>) => computeMeasures({ ...facts, ...change });
const report = (outputs: object[], expenses: object[]) => [{ reportId: 'mid', outputs, expenses }] as never;

describe('timeliness of household files', () => {
  it('is the share updated within the period of the rulebook', () => {
    expect(measure({})['file-timeliness']).toEqual({ value: 0.5, basis: { files: 2, upToDate: 1 } });
  });

  it('counts a recorded update of the file, and no update from the future', () => {
    const update = { kind: 'file-update' as const, householdIds: ['b'], people: 1, deliverableId: null };
    expect(measure({ services: [{ ...update, on: '2026-06-20' }] })['file-timeliness']?.value).toBe(1);
    expect(measure({ services: [{ ...update, on: '2026-07-02' }] })['file-timeliness']?.value).toBe(0.5);
  });

  it('is nothing where there is no file', () => {
    expect(measure({ households: [] })['file-timeliness']).toBeNull();
  });
});

describe('frequency of visits', () => {
  it('is visits done of visits planned since the start; one household cannot stand in for another', () => {
    const visits = [
      '2026-01-10',
      '2026-02-10',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-04-10',
      '2026-05-10',
      '2026-06-10',
    ];
    const services = visits.map((on) => ({
      kind: 'visit' as const,
      on,
      householdIds: ['a'],
      people: 1,
      deliverableId: null,
    }));
    expect(measure({ services })['visit-frequency']).toEqual({ value: 0.5, basis: { planned: 12, done: 6 } });
  });
});

describe('outputs against the agreement', () => {
  it('are relative to the time elapsed, weighted by what each is worth, and capped for each', () => {
    const half = report(
      [
        { deliverableId: 'visits', done: 80 },
        { deliverableId: 'activities', done: 0 },
      ],
      [],
    );
    const measured = measure({ acceptedReports: half })['output-completion'];
    expect(measured?.value).toBeCloseTo(0.5);
  });

  it('never exceed 1, nor fall below 0, whatever is reported', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.nat(1_000),
        fc.integer({ min: 0, max: 400 }),
        (visits, activities, pausedDays) => {
          const acceptedReports = report(
            [
              { deliverableId: 'visits', done: visits },
              { deliverableId: 'activities', done: activities },
            ],
            [],
          );
          const value = measure({ acceptedReports, pausedDays })['output-completion']?.value ?? 0;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('activities', () => {
  it('count when they were as big as agreed', () => {
    const activity = (people: number) => ({
      kind: 'activity' as const,
      on: '2026-03-01',
      householdIds: [],
      people,
      deliverableId: 'activities',
    });
    const measured = measure({ services: [activity(25), activity(19), activity(20)] })['activity-frequency'];
    expect(measured?.basis).toMatchObject({ held: 3, bigEnough: 2 });
    expect(measured?.value).toBeCloseTo(0.4);
  });
});

describe('the budget', () => {
  it('pace is what was spent of what was to be spent by now', () => {
    const acceptedReports = report([], [{ budgetLineId: 'staff', amount: 25_000 }]);
    expect(measure({ acceptedReports })['budget-pace']?.value).toBeCloseTo(0.5);
  });

  it('shift falls with what was moved and with what was overspent', () => {
    expect(measure({})['budget-shift']?.value).toBe(1);
    const acceptedReports = report([], [{ budgetLineId: 'events', amount: 45_000 }]);
    expect(measure({ acceptedReports, shifted: 5_000 })['budget-shift']?.value).toBeCloseTo(0.9);
  });
});

describe('punctuality of reports', () => {
  it('is the share of reports due that came on time', () => {
    const dueReports = [
      { reportId: 'mid', onTime: true },
      { reportId: 'final', onTime: false },
    ];
    expect(measure({ dueReports })['report-punctuality']).toEqual({
      value: 0.5,
      basis: { due: 2, late: ['final'] },
    });
    expect(measure({ dueReports })['late-reports']?.value).toBe(1);
    expect(measure({})['report-punctuality']).toBeNull();
  });
});

describe('spot checks', () => {
  it('are counted by the faults found; a project that was not visited has nothing to count', () => {
    const spotChecks = [{ faults: ['safety', 'files'] }, { faults: [] }, { faults: ['safety'] }];
    expect(measure({ spotChecks })['spot-check-faults']).toEqual({ value: 3, basis: { visits: 3 } });
    expect(measure({ spotChecks: [{ faults: [] }] })['spot-check-faults']?.value).toBe(0);
    expect(measure({})['spot-check-faults']).toBeNull();
  });
});
