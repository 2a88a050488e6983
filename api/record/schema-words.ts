import { type core, z } from 'zod';
import type { Words } from '../../domain/record/words';

type Issue = core.$ZodRawIssue;

let speaking: keyof Words = 'en';

/** What a schema says where its own words are needed: `z.string().regex(shape, { error: says({ zh, en }) })`. */
export function says(words: Words): () => string {
  return () => words[speaking];
}

/** Every issue of a value in Chinese, in the same order as in English: a schema does not speak while it waits. */
export function issuesInChinese(schema: z.ZodType, value: unknown): readonly { message: string }[] {
  speaking = 'zh';
  try {
    return schema.safeParse(value, { error: inChinese }).error?.issues ?? [];
  } finally {
    speaking = 'en';
  }
}

const zodWords = z.locales.zhCN().localeError;

/** As a desk would say it; what a form never sends is told in zod's own words. */
export function inChinese(issue: Issue): string {
  const own = wordsFor(issue);
  if (own !== null) return own;
  const said = zodWords(issue);
  return typeof said === 'string' ? said : (said?.message ?? '填写有误');
}

function wordsFor(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return isEmpty(issue) ? '必须填写' : (TYPES[issue.expected] ?? null);
    case 'too_small':
      return smallest(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return largest(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_value':
      return isEmpty(issue) ? '必须选择' : `应为以下之一：${issue.values.map(String).join('、')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不正确';
    case 'unrecognized_keys':
      return '没有这一项';
    case 'invalid_union':
      return isEmpty(issue) ? '必须填写' : '填写有误';
    default:
      return null;
  }
}

/** An issue that was told already does not say any more what was there. */
const isEmpty = (issue: Issue) => 'input' in issue && (issue.input === undefined || issue.input === null);

const TYPES: { readonly [expected: string]: string } = {
  string: '应为文字',
  number: '应为数字',
  int: '应为整数',
  boolean: '应为是或否',
  array: '应为列表',
};

const FORMATS: { readonly [format: string]: string } = {
  email: '不是有效的电子邮箱，例如 name@example.org',
  url: '不是有效的网址，例如 https://example.org',
  date: '应为日期，例如 2026-03-01',
  datetime: '应为日期和时间，例如 2026-03-01T09:00:00Z',
};

function smallest(origin: string, least: number, inclusive: boolean): string {
  if (origin === 'string') return least === 1 ? '必须填写' : `至少 ${least} 个字`;
  if (origin === 'array' || origin === 'set') return `至少 ${least} 项`;
  return inclusive ? `不得小于 ${least}` : `应大于 ${least}`;
}

function largest(origin: string, most: number, inclusive: boolean): string {
  if (origin === 'string') return `最多 ${most} 个字`;
  if (origin === 'array' || origin === 'set') return `最多 ${most} 项`;
  return inclusive ? `不得大于 ${most}` : `应小于 ${most}`;
}
