import fc from 'fast-check';
import { drawSample } from './draw-sample';
import { wilsonInterval } from './interval';
import type { Question } from './question';
import { sampleSize } from './sample-size';
import type { Answer } from './survey-record';
import { surveyResult } from './survey-statistics';

const words = { zh: '题', en: 'question' };
const questions: Question[] = [
  { id: 'attitude', kind: 'satisfaction', words, required: true },
  { id: 'met', kind: 'satisfaction', words, required: true },
  ...['a', 'b', 'c', 'd', 'e'].map((id): Question => ({ id, kind: 'awareness', words, required: false })),
  { id: 'more', kind: 'text', words, required: false },
];
const terms = { minimumValid: 10, satisfiedFrom: 4, questions };

const answer = (ratings: number[], known = 0, more: Partial<Answer> = {}): Answer => ({
  id: Math.random().toString(36),
  surveyId: 's',
  mode: 'link',
  proxy: false,
  values: [
    ...ratings.map((value, index) => ({ question: ['attitude', 'met'][index] ?? '', value })),
    ...['a', 'b', 'c', 'd', 'e'].map((question, index) => ({ question, value: index < known })),
  ],
  valid: true,
  enteredBy: null,
  at: '2026-03-01T00:00:00.000Z',
  ...more,
});
const many = (count: number, make: () => Answer) => Array.from({ length: count }, make);

describe('the result of a survey', () => {
  it("calls an answer satisfied when its mean reaches the rulebook's 4: 4 and 4 do, 5 and 2 do not", () => {
    const answers = [...many(9, () => answer([4, 4])), ...many(3, () => answer([5, 2]))];
    expect(surveyResult(terms, answers, 100).satisfied).toBe(0.75);
  });

  it('is not valid below the minimum of valid answers', () => {
    const answers = [...many(9, () => answer([5, 5])), answer([5], 0, { valid: false })];
    expect(surveyResult(terms, answers, 100).valid).toBe(false);
    expect(surveyResult(terms, [...answers, answer([5, 5])], 100).valid).toBe(true);
  });

  it('calls a recipient aware who knows three of five things', () => {
    const answers = [...many(6, () => answer([5, 5], 3)), ...many(4, () => answer([5, 5], 2))];
    expect(surveyResult(terms, answers, 100).aware).toBe(0.6);
  });

  it('calls a recipient aware by the number that the rulebook wants: who knows three of five is not, where four are', () => {
    const strict = { ...terms, awareness: { known: 4, of: 5 } };
    const answers = [...many(6, () => answer([5, 5], 4)), ...many(4, () => answer([5, 5], 3))];
    expect(surveyResult(strict, answers, 100).aware).toBe(0.6);
    expect(surveyResult(terms, answers, 100).aware).toBe(1);
  });

  it('counts answers by a printed code apart from those by link', () => {
    const answers = [...many(7, () => answer([5, 5])), ...many(5, () => answer([5, 5], 0, { mode: 'qr' }))];
    const { byMode, shortOf } = surveyResult(
      { ...terms, minimumByMode: [{ mode: 'qr', valid: 6 }] },
      answers,
      100,
    );
    expect(byMode.slice(0, 2)).toEqual([
      { mode: 'link', valid: 7 },
      { mode: 'qr', valid: 5 },
    ]);
    expect(shortOf).toEqual([{ mode: 'qr', needed: 6 }]);
  });

  it('says nothing about awareness when the questions do not ask for it', () => {
    const asked = { ...terms, questions: questions.filter((one) => one.kind !== 'awareness') };
    expect(
      surveyResult(
        asked,
        many(12, () => answer([5, 5])),
        100,
      ).aware,
    ).toBeNull();
  });

  it('never shows what fewer than five people said', () => {
    const answers = [
      ...many(12, () => answer([5, 5])),
      ...many(4, () => answer([1, 1], 0, { mode: 'phone', proxy: true })),
    ];
    const { byMode, byProxy } = surveyResult(terms, answers, 100);
    expect(byMode).toEqual([
      // Twelve by link would leave the four by telephone, so that these are not told either.
      { mode: 'link', valid: null },
      { mode: 'qr', valid: 0 },
      { mode: 'phone', valid: null },
      { mode: 'on-site', valid: 0 },
      { mode: 'paper', valid: 0 },
    ]);
    expect(byProxy).toBeNull();
    const few = surveyResult(
      { ...terms, minimumValid: 1 },
      many(4, () => answer([5, 5])),
      100,
    );
    expect([few.satisfied, few.interval, few.aware]).toEqual([null, null, null]);
    expect(few.byQuestion.every((one) => one.share === null && one.answered === null)).toBe(true);
  });
});

describe('a survey with minimum numbers by mode', () => {
  const guangzhou = {
    ...terms,
    minimumByMode: [
      { mode: 'phone' as const, valid: 50 },
      { mode: 'on-site' as const, valid: 10 },
    ],
  };
  const asked = (phone: number, onSite: number) => [
    ...many(phone, () => answer([5, 4], 3, { mode: 'phone' })),
    ...many(onSite, () => answer([5, 4], 3, { mode: 'on-site' })),
  ];

  it('is valid with 50 by phone and 10 on site (Guangzhou stations), and not with 9 on site, however many by phone', () => {
    expect(surveyResult(guangzhou, asked(50, 10), 500)).toMatchObject({ valid: true, shortOf: [] });
    expect(surveyResult(guangzhou, asked(90, 9), 500)).toMatchObject({
      valid: false,
      shortOf: [{ mode: 'on-site', needed: 10 }],
    });
  });
});

describe('answers of carers', () => {
  it('count, and are tallied apart when there are five of them and five others', () => {
    const answers = [
      ...many(15, () => answer([5, 5])),
      ...many(3, () => answer([2, 2])),
      ...many(6, () => answer([1, 2], 0, { proxy: true })),
    ];
    const { bySpeaker, byProxy, satisfied } = surveyResult(terms, answers, 100);
    expect(bySpeaker).toEqual(
      [
        { who: 'self', valid: 18, satisfied: 15 / 18 },
        { who: 'proxy', valid: 6, satisfied: 0 },
      ].map((one) => ({ ...one, satisfied: expect.closeTo(one.satisfied, 8) })),
    );
    expect([byProxy, satisfied]).toEqual([6, 0.625]);
  });
});

describe('a stratified survey', () => {
  const strata = [
    { stratum: 'minimum-living', frame: 300 },
    { stratum: 'extreme-hardship', frame: 20 },
  ];
  const answers = (first: number, second: number) => [
    ...many(first, () => answer([5, 5], 4, { stratum: 'minimum-living' })),
    ...many(second, () => answer([1, 1], 0, { stratum: 'extreme-hardship', mode: 'phone' })),
  ];

  it('does not let the small group that was asked more count for more: 300 of 320 are satisfied, not half', () => {
    const { satisfied, aware, byStratum, byQuestion } = surveyResult(terms, answers(20, 20), 320, strata);
    expect([satisfied, aware]).toEqual([0.9375, 0.9375]);
    expect(byStratum).toEqual([
      { strata: ['extreme-hardship'], frame: 20, valid: 20, satisfied: 0 },
      { strata: ['minimum-living'], frame: 300, valid: 20, satisfied: 1 },
    ]);
    expect(byQuestion[0]).toEqual({ question: 'attitude', answered: 40, share: 0.9375 });
  });

  it('tells a stratum with four answers together with another only', () => {
    const { byStratum } = surveyResult(terms, answers(16, 4), 320, strata);
    expect(byStratum).toEqual([
      { strata: ['extreme-hardship', 'minimum-living'], frame: 320, valid: 20, satisfied: 0.8 },
    ]);
  });

  it('by method keeps its numbers back when they would tell the three whom staff asked though they had a link', () => {
    const byMethod = [
      { stratum: 'link', frame: 50 },
      { stratum: 'staff', frame: 50 },
    ];
    const given = (crossed: number) => [
      ...many(10, () => answer([5, 5], 3, { stratum: 'link' })),
      ...many(crossed, () => answer([1, 1], 3, { stratum: 'link', mode: 'phone' })),
      ...many(10, () => answer([4, 4], 3, { stratum: 'staff', mode: 'phone' })),
    ];
    const shown = (crossed: number) =>
      surveyResult(terms, given(crossed), 100, byMethod).byStratum?.map((one) => one.valid);
    expect(shown(0)).toEqual([10, 10]);
    expect(shown(3)).toEqual([null, null]);
    expect(shown(5)).toEqual([15, 10]);
  });
});

/** Numbers about one to four people: shown, or left of the total when what is shown is taken away. */
function tellTales(counts: (number | null)[], total: number): number[] {
  const shown = counts.filter((count) => count !== null);
  const left = total - shown.reduce((sum, count) => sum + count, 0);
  return [...shown, ...(shown.length > 0 ? [left] : [])].filter((count) => count > 0 && count < 5);
}

describe('whatever people say', () => {
  it('no number of a result is about one to four of them, nor left over when the others are taken away', () => {
    const one = fc.record({
      mark: fc.integer({ min: 1, max: 5 }),
      mode: fc.constantFrom('link' as const, 'phone' as const, 'on-site' as const, 'paper' as const),
      proxy: fc.boolean(),
      stratum: fc.constantFrom('a', 'b', 'c'),
    });
    const frames = ['a', 'b', 'c'].map((stratum) => ({ stratum, frame: 40 }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (given) => {
        const answers = given.map(({ mark, ...more }) => answer([mark, mark], 0, more));
        const result = surveyResult(terms, answers, 120, frames);
        for (const counts of [result.byMode, result.bySpeaker ?? [], result.byStratum ?? []])
          expect(
            tellTales(
              counts.map(({ valid }) => valid),
              given.length,
            ),
          ).toEqual([]);
        if (given.length < 5)
          expect([result.satisfied, result.interval, result.aware, result.standardError]).toEqual([
            null,
            null,
            null,
            null,
          ]);
      }),
    );
  });

  it('the order in which answers come makes no difference', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }), (marks) => {
        const answers = marks.map((mark, at) =>
          answer([mark, 3], at % 6, { stratum: at % 2 === 0 ? 'a' : 'b', proxy: at % 3 === 0 }),
        );
        const strata = ['a', 'b'].map((stratum) => ({ stratum, frame: 30 }));
        expect(surveyResult(terms, [...answers].reverse(), 60, strata)).toEqual(
          surveyResult(terms, answers, 60, strata),
        );
      }),
    );
  });
});

describe('the 95 % interval', () => {
  it("is Wilson's: 81 of 263 in an endless population gives 0.2553 to 0.3662 (Newcombe 1998)", () => {
    const { low, high } = wilsonInterval(81, 263, 1e12);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('closes to the share itself when everybody answered', () => {
    expect(wilsonInterval(18, 20, 20)).toEqual({ low: 0.9, high: 0.9 });
  });

  it('is narrower the more of the population answered, and always holds the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(200),
        fc.integer({ min: 1, max: 1000 }),
        (n, given, more) => {
          const yes = Math.min(given, n);
          const small = wilsonInterval(yes, n, n + more);
          const large = wilsonInterval(yes, n, n + more + 100);
          expect(small.high - small.low).toBeLessThanOrEqual(large.high - large.low + 1e-9);
          expect(small.low).toBeLessThanOrEqual(yes / n + 1e-9);
          expect(small.high).toBeGreaterThanOrEqual(yes / n - 1e-9);
          expect(large.low).toBeGreaterThanOrEqual(0);
          expect(large.high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the sample', () => {
  it('is a tenth of 206 files but at least 30; of 20 files it is all', () => {
    expect(sampleSize(206, { sampleShare: 10, minimumSample: 30 })).toBe(30);
    expect(sampleSize(600, { sampleShare: 10, minimumSample: 30 })).toBe(60);
    expect(sampleSize(20, { sampleShare: 10, minimumSample: 30 })).toBe(20);
    expect(sampleSize(0, { sampleShare: 10, minimumSample: 30 })).toBe(0);
  });

  it('comes out the same from the same seed, in whatever order the files are given', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `h${index}`);
    const drawn = drawSample(ids, 12, 'seed');
    expect(drawSample([...ids].reverse(), 12, 'seed')).toEqual(drawn);
    expect(new Set(drawn).size).toBe(12);
    expect(drawSample(ids, 12, 'another seed')).not.toEqual(drawn);
  });
});
