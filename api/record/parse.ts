import type { ZodType } from 'zod';
import { invalidInput } from './problem';
import { issuesInChinese } from './schema-words';

/** What came in as a schema wants it. @throws Fault `invalid-input` naming every field that is wrong, in both languages */
export function parse(schema: ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput(parsed.error, issuesInChinese(schema, value));
  return parsed.data;
}
