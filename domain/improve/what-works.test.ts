import fc from 'fast-check';
import { sampleOutcome } from '../../test/support/sample-outcomes';
import { OUTCOME_NEEDS } from './person-times';
import { type OutcomeFacts, type OutcomeMeasure, outcomeLines, type ProjectOutcome } from './project-outcome';
import { whatWorks } from './what-works';

const KINDS = ['survival', 'care', 'development'] as const;
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const household = fc.nat(9).map((n) => `h${n}`);

const facts: fc.Arbitrary<OutcomeFacts> = fc.record({
  needs: fc.array(
    fc.record({
      householdId: household,
      kind: fc.constantFrom(...KINDS),
      status: fc.constantFrom('open' as const, 'met' as const, 'referred' as const, 'closed' as const),
      recordedOn: day,
    }),
    { maxLength: 20 },
  ),
  services: fc.array(
    fc.record({
      kind: fc.constantFrom('visit' as const, 'activity' as const, 'case' as const, 'file-update' as const),
      on: day,
      householdIds: fc.uniqueArray(household, { maxLength: 4 }),
      people: fc.nat(30),
    }),
    { maxLength: 20 },
  ),
  spent: fc.nat(10_000_000),
});

const outcome = (id: string, given: OutcomeFacts): ProjectOutcome =>
  sampleOutcome(id, 'bureau', { spent: given.spent, lines: outcomeLines(given) });

const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);

describe('what one project came to', () => {
  it('counts a need under each measure that came after it, once under all, else under none', () => {
    const needs = [
      { householdId: 'a', kind: 'care', status: 'met', recordedOn: '2026-03-01' },
      { householdId: 'b', kind: 'care', status: 'open', recordedOn: '2026-03-20' },
    ] as const;
    const services = [
      { kind: 'visit', on: '2026-03-10', householdIds: ['a', 'b'], people: 2 },
      { kind: 'group', on: '2026-03-01', householdIds: ['a'], people: 3 },
    ] as const;
    const lines = outcomeLines({ needs, services: services.map(copied), spent: 1_000 });
    // The visit to b came before the need: one person-time of it belongs to no need on file.
    expect(
      lines.map((one) => [one.need, one.measure, one.needs, one.met, one.personTimes, one.spent]),
    ).toEqual([
      ['care', 'all', 2, 1, 4, 800],
      ['care', 'visit', 1, 1, 1, 200],
      ['care', 'group', 1, 1, 3, 600],
      ['care', 'none', 1, 0, 0, 0],
      ['unknown', 'all', 0, 0, 1, 200],
      ['unknown', 'visit', 0, 0, 1, 200],
    ]);
  });

  it('divides a household with two kinds of need evenly, and those who are on no file to none', () => {
    const needs = ['survival', 'care'].map((kind) => ({
      ...{ householdId: 'a', kind: kind as 'care', status: 'open' as const, recordedOn: '2026-03-01' },
    }));
    const visits = Array.from({ length: 10 }, () => ({
      ...{ kind: 'visit' as const, on: '2026-03-02', householdIds: ['a'], people: 1 },
    }));
    const activity = { kind: 'activity' as const, on: '2026-03-02', householdIds: [], people: 30 };
    const lines = outcomeLines({ needs, services: [...visits, activity], spent: 0 });
    const times = lines.filter(({ measure }) => measure === 'all').map((one) => [one.need, one.personTimes]);
    expect(times).toEqual([
      ['survival', 5],
      ['care', 5],
      ['unknown', 30],
    ]);
  });

  it('adds up: all people on record, every fen of the spending, every need', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const lines = outcomeLines(given);
        const alls = lines.filter(({ measure }) => measure === 'all');
        const parts = lines.filter(({ measure }) => measure !== 'all');
        const people = sum(given.services, (one) => (one.kind === 'file-update' ? 0 : one.people));
        for (const rows of [alls, parts]) {
          expect(sum(rows, (one) => one.personTimes)).toBe(people);
          expect(sum(rows, (one) => one.spent)).toBe(people === 0 ? 0 : given.spent);
        }
        expect(sum(alls, (one) => one.needs)).toBe(given.needs.length);
        expect(sum(alls, (one) => one.met)).toBe(given.needs.filter((one) => one.status === 'met').length);
        for (const one of lines) expect(one.met).toBeLessThanOrEqual(one.needs);
      }),
    );
  });

  it('is the same in whatever order needs and services were entered', () => {
    fc.assert(
      fc.property(facts, ({ needs, services, spent }) => {
        const turned = { needs: [...needs].reverse(), services: [...services].reverse(), spent };
        expect(outcomeLines(turned)).toEqual(outcomeLines({ needs, services, spent }));
      }),
    );
  });
});

describe('what works over several projects', () => {
  it('says cases, outcome, cost and satisfaction, with intervals between projects', () => {
    const projects = [12, 9, 14].map((met, n) => sampleOutcome(`p${n}`, 'bureau', { met }));
    const [all] = whatWorks(projects);
    expect(all).toMatchObject({ need: 'care', measure: 'all', projects: 3, needs: 60, met: 35 });
    expect(all?.metShare).toBeCloseTo(35 / 60, 9);
    expect(all?.metInterval?.low).toBeLessThan(0.5);
    expect(all).toMatchObject({ personTimes: 240, spent: 1_200_000, perPersonTime: 5_000 });
    expect(all).toMatchObject({ perPersonTimeInterval: { low: 5_000, high: 5_000 } });
    expect(all).toMatchObject({ satisfied: 0.9, answers: 90 });
  });

  it('hides a measure of few households until there are enough of them', () => {
    const group = (count: number) =>
      whatWorks(Array.from({ length: count }, (_, n) => sampleOutcome(`p${n}`, 'bureau'))).find(
        ({ measure }) => measure === 'group',
      );
    expect(group(1)).toMatchObject({ projects: 1, households: null, met: null, spent: null });
    expect(group(2)).toMatchObject({ projects: 2, households: 6, needs: 6, met: 0, metShare: 0 });
  });

  it('hides what would leave a few to be told by subtraction', () => {
    const lines = [
      ['all', 23],
      ['visit', 20],
      ['none', 3],
    ] as const;
    const one = sampleOutcome('p', 'bureau', {
      lines: lines.map(([measure, count]) => ({
        ...{ need: 'care', measure, households: count, needs: count, met: count, personTimes: 0, spent: 0 },
      })),
    });
    expect(whatWorks([one]).map(({ measure, needs }) => [measure, needs])).toEqual([
      ['all', 23],
      ['visit', null],
      ['none', null],
    ]);
  });

  it('adds up what the projects say, in whatever order they come, and shows no small group', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 6 }), (given) => {
        const projects = given.map((one, n) => outcome(`p${n}`, one));
        const found = whatWorks(projects);
        expect(whatWorks([...projects].reverse())).toEqual(found);
        for (const line of found) {
          const own = projects.flatMap(({ lines }) => lines.filter(isOf(line.need, line.measure)));
          expect(line.projects).toBe(own.length);
          if (line.needs === null) continue;
          expect(line.households === 0 || (line.households ?? 0) >= 5).toBe(true);
          expect(line.needs).toBe(sum(own, (one) => one.needs));
          expect(line.met).toBe(sum(own, (one) => one.met));
          expect(line.personTimes).toBe(sum(own, (one) => one.personTimes));
          expect(line.spent).toBe(sum(own, (one) => one.spent));
          const whole = found.find(isOf(line.need, 'all'));
          const left = (whole?.needs ?? 0) - line.needs;
          expect(left === 0 || left >= 5).toBe(true);
        }
        const order = found.map(({ need }) => OUTCOME_NEEDS.indexOf(need));
        expect(order).toEqual([...order].sort());
      }),
    );
  });
});

const isOf = (need: string, measure: OutcomeMeasure) => (one: { need: string; measure: string }) =>
  one.need === need && one.measure === measure;

const copied = <T extends { householdIds: readonly string[] }>(one: T) => ({
  ...one,
  householdIds: [...one.householdIds],
});
