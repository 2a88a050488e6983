import { z } from 'zod';

/** Query of every list. */
export const pageQuery = z.strictObject({
  /** As the page before gave it in `next`. */
  cursor: z.string().min(1).max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Answer of every list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** Words in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() });

export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
