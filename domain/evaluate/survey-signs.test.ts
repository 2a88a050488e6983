import type { Question } from './question';
import type { Answer } from './survey-record';
import { surveySigns } from './survey-signs';
import type { SurveySignTerms } from './survey-terms';

const words = { zh: '题', en: 'question' };
const questions: Question[] = ['attitude', 'arrangement', 'needs-met'].map((id) => ({
  id,
  kind: 'satisfaction',
  words,
  required: true,
}));
const answer = (marks: number[], enteredBy: string | null = null, stratum: string | null = null): Answer => ({
  id: 'a',
  surveyId: 's',
  mode: enteredBy === null ? 'link' : 'phone',
  stratum,
  proxy: false,
  values: marks.map((value, at) => ({ question: questions[at]?.id ?? '', value })),
  valid: true,
  enteredBy,
  at: '2026-03-01T00:00:00.000Z',
});
const many = (count: number, one: Answer) => Array.from({ length: count }, () => one);
const isSatisfied = ({ values }: Answer) => values.every((one) => Number(one.value) >= 4);
const signs = (terms: SurveySignTerms, answers: Answer[], usedAt: string[] = [], sameDevice = 0) =>
  surveySigns(terms, questions, isSatisfied, { answers, usedAt, sameDevice });
const second = (n: number) => new Date(Date.parse('2026-03-02T01:00:00.000Z') + n * 1000).toISOString();

describe('signs of made-up answers', () => {
  it('nine of ten answers that one person entered are straight lines, which the rulebook notes from 90 %', () => {
    const answers = [
      ...many(9, answer([5, 5, 5], 'officer')),
      answer([5, 4, 3], 'officer'),
      ...many(8, answer([4, 5, 3])),
    ];
    const noted = { kind: 'straight-lines', enteredBy: 'officer', answers: 9, of: 10, from: 90 };
    expect(signs({ straightLines: 90 }, answers)).toEqual([noted]);
    expect(signs({ straightLines: 91 }, answers)).toEqual([]);
  });

  it('answers by link can be straight lines too; two questions make no line, and four people no sign', () => {
    expect(signs({ straightLines: 50 }, many(5, answer([4, 4, 4])))).toMatchObject([{ enteredBy: null }]);
    expect(signs({ straightLines: 50 }, many(9, answer([4, 4])))).toEqual([]);
    expect(signs({ straightLines: 50 }, many(4, answer([4, 4, 4], 'officer')))).toEqual([]);
  });

  it('ten satisfied of ten entered by staff are 50 points above six of twelve by link', () => {
    const links = [...many(6, answer([5, 4, 4])), ...many(6, answer([2, 3, 2]))];
    const answers = [...many(10, answer([5, 5, 4], 'officer')), ...links];
    const noted = { kind: 'staff-above-links', staff: 10, links: 12, points: 50, from: 30 };
    expect(signs({ staffAbove: 30 }, answers)).toEqual([noted]);
    expect(signs({ staffAbove: 51 }, answers)).toEqual([]);
    expect(signs({ staffAbove: 30 }, [...many(4, answer([5, 5, 5], 'officer')), ...links])).toEqual([]);
  });

  it('says nothing of staff where strata by method would single out the few that they entered for people with a link', () => {
    const links = many(8, answer([1, 1, 1], null, 'link'));
    const asked = many(8, answer([5, 5, 4], 'officer', 'staff'));
    const crossed = many(2, answer([5, 5, 4], 'officer', 'link'));
    expect(signs({ staffAbove: 30 }, [...links, ...asked])).toHaveLength(1);
    expect(signs({ staffAbove: 30 }, [...links, ...asked, ...crossed])).toEqual([]);
  });

  it('seven answers within ten seconds are a sign, the same seven over seven minutes are none', () => {
    const at = (gap: number) => Array.from({ length: 7 }, (_, n) => second(n * gap));
    const terms = { sameSeconds: { answers: 6, seconds: 10 } };
    expect(signs(terms, [], at(1))).toEqual([
      { kind: 'same-seconds', answers: 7, times: 1, seconds: 10, from: 6 },
    ]);
    expect(signs(terms, [], [...at(1), ...at(1).map((one) => one.replace('T01', 'T05'))])).toMatchObject([
      { answers: 14, times: 2 },
    ]);
    expect(signs(terms, [], at(60))).toEqual([]);
  });

  it('six answers from a browser that had sent one before are a sign; what was not asked for is not looked for', () => {
    const answers = many(9, answer([5, 4, 5]));
    expect(signs({ sameDevice: 6 }, answers, [], 6)).toEqual([
      { kind: 'same-device', answers: 6, of: 9, from: 6 },
    ]);
    expect(signs({ sameDevice: 6 }, answers, [], 5)).toEqual([]);
    expect(signs({}, many(20, answer([5, 5, 5], 'officer')), [second(0)], 20)).toEqual([]);
  });
});
