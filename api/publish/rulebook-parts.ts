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
const effect = z.enum(['bonus', 'penalty', 'factor']).optional();
export const stages = z
  .array(z.strictObject({ id: code, title: words, weight: number }))
  .min(1)
  .max(10)
  .optional();
export const ceiling = number
  .nullable()
  .optional()
  .describe('Most that a score with its bonuses may come to; absent: 100; null: no ceiling');
/** What a line of a score sheet has beside its rule. */
export const line = { id: code, title: words, points: number, stage: code.optional(), effect };
export const levels = z
  .array(z.strictObject({ points: number, words }))
  .min(2)
  .max(20);
/** The kinds of a `ValueRule`; `source` says where the number comes from. */
export const valueRules = <S extends z.ZodRawShape>(source: S) =>
  [
    z.strictObject({ ...source, kind: z.literal('proportional') }),
    z.strictObject({
      ...source,
      kind: z.literal('ratio-bands'),
      bands: z
        .array(z.strictObject({ from: number, points: number, above: z.literal(true).optional() }))
        .min(1)
        .max(20),
    }),
    z.strictObject({
      ...source,
      kind: z.literal('sliding-bands'),
      bands: z
        .array(z.strictObject({ from: number, points: number }))
        .min(1)
        .max(20),
    }),
    z.strictObject({ ...source, kind: z.literal('deduct-per-point'), perPoint: number }),
    z.strictObject({ ...source, kind: z.literal('all-or-none'), atLeast: number }),
    z.strictObject({ ...source, kind: z.literal('count'), each: number, above: number.optional() }),
  ] as const;
export const anchors = z
  .array(z.strictObject({ from: number, words }))
  .max(20)
  .optional();
