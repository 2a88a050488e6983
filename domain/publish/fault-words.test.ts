import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_WORDS, faultInChinese } from './fault-words';

/** Every sentence that the checks can say, with `{}` for the values that they name. */
function sentences(): string[] {
  const files = readdirSync(__dirname).filter((one) => /-faults\.ts$/.test(one));
  const code = files.map((one) => readFileSync(join(__dirname, one), 'utf8')).join('\n');
  const plain = [...code.matchAll(/'([^'\n]*)'/g)].map((one) => String(one[1]));
  const filled = [...code.matchAll(/`([^`]*)`/g)].map((one) => String(one[1]));
  return [...plain, ...filled.flatMap(withChoices)].filter((one) => /[a-z] [a-z0-9"{]/.test(one));
}

/** `${above ? 'above' : 'from'}` and the unit of a period stand for two sentences each. */
function withChoices(text: string): string[] {
  const choice = /\$\{[^}]*\? '(\w+)' : '(\w+)'\}/.exec(text);
  if (choice) return [1, 2].flatMap((n) => withChoices(text.replace(choice[0], String(choice[n]))));
  const unit = /\$\{words\}/;
  if (unit.test(text))
    return ['days', 'working days'].flatMap((words) => withChoices(text.replace(unit, words)));
  return [text.replace(/\$\{[^}]*\}/g, '{}')];
}

describe('the faults of a rulebook in Chinese', () => {
  it('are there for everything that a check can say', () => {
    const said = [...new Set(sentences())].filter((one) => !/^working days$/.test(one));
    expect(said.filter((one) => !Object.hasOwn(FAULT_WORDS, one))).toEqual([]);
    expect(Object.keys(FAULT_WORDS).filter((one) => !said.includes(one))).toEqual([]);
  });

  it('keep the values', () => {
    expect(faultInChinese('shares sum to 110, not to 100')).toBe('比例合计 110，应为 100');
    expect(faultInChinese('must be at least 5 working days, and is only sure to be 3')).toBe(
      '至少 5 个工作日，目前只能保证 3 个工作日',
    );
    expect(faultInChinese('something else')).toBe('something else');
  });
});
