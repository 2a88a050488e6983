import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { parse } from './parse';
import { says } from './schema-words';

const body = z.strictObject({
  title: z.string().min(1).max(5),
  months: z.int().min(1).max(36),
  kind: z.enum(['pool', 'lot']),
  lines: z.array(z.string()).min(1),
  code: z.string().regex(/^[a-z]+$/, { error: says({ en: 'small letters only', zh: '只能用小写字母' }) }),
});

function fieldsOf(value: unknown) {
  try {
    parse(body, value);
  } catch (error) {
    if (error instanceof Fault) return error.detail.fields ?? [];
  }
  return [];
}
const chineseOf = (value: unknown) => Object.fromEntries(fieldsOf(value).map(({ field, zh }) => [field, zh]));

describe('what a schema says', () => {
  it('tells every field that was left out, in Chinese', () => {
    expect(chineseOf({})).toEqual({
      title: '必须填写',
      months: '必须填写',
      kind: '必须选择',
      lines: '必须填写',
      code: '必须填写',
    });
  });

  it('says what would be right, where something else was filled in', () => {
    expect(
      chineseOf({ title: '六个字的标题', months: 40, kind: 'both', lines: [], code: 'A', more: 1 }),
    ).toEqual({
      title: '最多 5 个字',
      months: '不得大于 36',
      kind: '应为以下之一：pool、lot',
      lines: '至少 1 项',
      code: '只能用小写字母',
      more: '没有这一项',
    });
    expect(chineseOf({ title: 1, months: 1.5, kind: 'lot', lines: ['a'], code: 'a' })).toEqual({
      title: '应为文字',
      months: '应为整数',
    });
  });

  it('says the same in English', () => {
    expect(fieldsOf({ title: '题', months: 1, kind: 'lot', lines: ['a'], code: 'A' })).toEqual([
      { field: 'code', message: 'small letters only', zh: '只能用小写字母' },
    ]);
  });
});
