import type { ZodType, z } from 'zod';

/**
 * Drops what the schema does not name, as JSON answers do, so that no page can show it.
 * @throws Error for what does not fit: that is our mistake, not the reader's
 */
export function onlyNamed<S extends ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`a page's data does not fit its schema: ${where}`);
}
