import { create } from 'handlebars';
import { readingHelpers } from './reading-helpers';

const handlebars = create();
handlebars.registerHelper(readingHelpers((code) => ({ zh: `中${code}`, en: `en ${code}` })));
const say = (template: string, data: object) => handlebars.compile(template, { strict: true })(data);

describe('what mails and documents say', () => {
  it('writes money in yuan, in ten thousands and in capital figures', () => {
    expect(say('{{yuan it}} {{wan it}} {{capital it}}', { it: 17_350_000 })).toBe(
      '¥173,500.00 17.35万元 人民币壹拾柒万叁仟伍佰元整',
    );
  });

  it('shows instants in China time, also just before midnight there', () => {
    expect(
      say('{{chinaTime it}} | {{englishTime it}} | {{chinaDate it}}', { it: '2026-03-31T15:59:59.999Z' }),
    ).toBe('2026年3月31日 23:59 | 31 March 2026, 23:59 (China time) | 2026年3月31日');
    expect(say('{{chinaDate it}} {{isoDate it}}', { it: '2026-03-31T16:00:00.000Z' })).toBe(
      '2026年4月1日 2026-04-01',
    );
  });

  it('takes a civil day as it stands', () => {
    expect(say('{{chinaDate it}} {{englishDate it}}', { it: '2026-10-01' })).toBe(
      '2026年10月1日 1 October 2026',
    );
  });

  it('writes shares, numbers and periods', () => {
    expect(say('{{percent a}} {{percentOfOne b}} {{number c}}', { a: 40, b: 0.9342, c: 1234567.891 })).toBe(
      '40% 93.42% 1,234,567.89',
    );
    expect(say('{{periodZh it}} {{periodEn it}}', { it: { count: 5, unit: 'working-day' } })).toBe(
      '5个工作日 5 working days',
    );
  });

  it('puts words for codes', () => {
    expect(say('{{zh it}} {{en it}}', { it: 'agreement.sign' })).toBe('中agreement.sign en agreement.sign');
  });

  it.each([
    ['{{yuan it}}', '12'],
    ['{{chinaDate it}}', 'tomorrow'],
    ['{{chinaTime it}}', null],
    ['{{number it}}', Number.NaN],
  ])('refuses %s of a value that is none', (template, it) => {
    expect(() => say(template, { it })).toThrow(TypeError);
  });

  it('escapes what people typed', () => {
    expect(say('{{join it}}', { it: ['<b>', 'a'] })).toBe('&lt;b&gt;、a');
  });
});
