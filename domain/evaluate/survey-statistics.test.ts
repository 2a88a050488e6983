import fc from 'fast-check';
import { drawSample, sampleSize } from './draw-sample';
import type { Question } from './question';
import type { Answer } from './survey-record';
import { surveyResult, wilsonInterval } from './survey-statistics';

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
      { mode: 'link', valid: 12 },
      { mode: 'phone', valid: null },
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
