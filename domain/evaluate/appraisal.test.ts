import { appraisalFaults, appraisalFigures, appraisalTotal, belowBound } from './appraisal';
import type { AppraisalTerms } from './appraisal-terms';

const criterion = (code: string, points: number) => ({ code, points, title: { zh: code, en: code } });

/** Jiading District, Shanghai, 2018: quality of the evaluator (domain-rules.md 8.5). */
const JIADING: AppraisalTerms = {
  criteria: [
    criterion('ability', 15),
    criterion('stable', 15),
    criterion('diligence', 20),
    criterion('report', 25),
    criterion('advice', 25),
  ],
  within: { count: 10, unit: 'working-day' },
};
const given = (...points: number[]) =>
  points.map((one, n) => ({ criterion: JIADING.criteria[n]?.code ?? 'weather', points: one }));

describe('an appraisal of an evaluator', () => {
  it('8.5, Jiading 2018: 14, 15, 19, 23 and 23 are 94 of 100', () => {
    expect(appraisalFaults(JIADING, { points: given(14, 15, 19, 23, 23) }, 'points')).toEqual([]);
    expect(appraisalTotal(given(14, 15, 19, 23, 23))).toBe(94);
  });

  it('needs points for every criterion, within its own, and for nothing else', () => {
    expect(
      appraisalFaults(JIADING, { points: given(16, 15, -1, 23, 23, 5) }, 'points').map((one) => one.field),
    ).toEqual(['points.ability', 'points.diligence', 'points.weather']);
    expect(appraisalFaults(JIADING, { points: [] }, 'points')).toHaveLength(5);
  });
});

describe('appraisals in the next draw', () => {
  const figures = appraisalFigures([
    { evaluatorId: 'b', total: 50 },
    { evaluatorId: 'a', total: 94 },
    { evaluatorId: 'b', total: 65 },
    { evaluatorId: 'c', total: 40 },
  ]);

  it('count as a mean for each evaluator', () => {
    expect(figures).toEqual([
      { evaluatorId: 'a', mean: 94, appraisals: 1 },
      { evaluatorId: 'b', mean: 57.5, appraisals: 2 },
      { evaluatorId: 'c', mean: 40, appraisals: 1 },
    ]);
  });

  it('keep out who is below the bound in enough appraisals, and nobody where there is no bound', () => {
    expect(belowBound(figures, { points: 60, appraisals: 2 }).map((one) => one.evaluatorId)).toEqual(['b']);
    expect(belowBound(figures, { points: 57.5, appraisals: 2 })).toEqual([]);
    expect(belowBound(figures, undefined)).toEqual([]);
  });
});
