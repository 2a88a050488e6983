import fc from 'fast-check';
import { canBeExample, maskName, namesPerson } from './good-case';

const consequences = [
  { grade: 'excellent', standing: 'priority', pay: 1, points: 3 },
  { grade: 'good', standing: 'normal', pay: 1, points: 0 },
] as const;

describe('a good case 优秀案例', () => {
  it('is told of a project that was brought to its end with a grade that the rulebook honours', () => {
    const of = (endedAs: 'closed' | 'terminated' | null, grade: string | null) =>
      canBeExample({ endedAs, grades: grade === null ? {} : { final: { score: 95, grade } } }, consequences);
    expect(of('closed', 'excellent')).toBe(true);
    expect(of('closed', 'good')).toBe(false);
    expect(of('closed', null)).toBe(false);
    expect(of(null, 'excellent')).toBe(false);
    expect(of('terminated', 'excellent')).toBe(false);
  });

  it('masks names by rule, and what is masked stays as it is', () => {
    expect(maskName(' 王小明 ')).toBe('王**');
    expect(maskName('欧阳某')).toBe('欧**');
    expect(maskName('')).toBe('');
    fc.assert(fc.property(fc.string(), (name) => maskName(maskName(name)) === maskName(name)));
  });

  it('lets no number or address of a person through', () => {
    for (const told of [
      '她的身份证号是340104195003121234。',
      '电话 138 0013 8000',
      '座机0551-62345678',
      '写信到 wang@example.org',
    ])
      expect([told, namesPerson(told)]).toEqual([told, true]);
    for (const told of ['2026年3月1日探访 1200 人次', '资金 138000.50 元', '覆盖 16 个社区、3400 户'])
      expect([told, namesPerson(told)]).toEqual([told, false]);
  });
});
