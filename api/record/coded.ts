import { z } from 'zod';

/** A code of the catalogue with its words. */
export const coded = z.object({ code: z.string(), zh: z.string(), en: z.string() });
