import { z } from 'zod';
import { says } from '../record/schema-words';

/** Bounded pieces that the schemas of a rulebook are made of. Ranges are rules, not shapes: `domain/publish` checks them. */
export const words = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) });
export const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, {
  error: says({ en: 'lower-case letters, digits and hyphens', zh: '只能用小写字母、数字和连字符' }),
});
export const text = z.string().min(1).max(500);
export const amount = z.int().describe('fen');
export const number = z.number().min(-1_000_000).max(1_000_000);
export const period = z.strictObject({
  count: z.int().min(-10_000).max(10_000),
  unit: z.enum(['working-day', 'day', 'month', 'hour']),
});
export const anchors = z
  .array(z.strictObject({ from: number, words }))
  .max(20)
  .optional();
