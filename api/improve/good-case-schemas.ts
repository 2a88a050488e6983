import { z } from 'zod';
import { maskName, namesPerson } from '../../domain/improve/good-case';
import { says } from '../record/schema-words';

const PERSON = {
  zh: '不得写身份证号、电话或电子邮箱：全文将向社会公开',
  en: 'must not hold numbers of identity cards, telephones or mail addresses: everybody may read it',
};

const told = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !namesPerson(text), { error: says(PERSON) });

export const caseParams = z.object({ caseId: z.string().min(1).max(64) });

export const newCase = z.strictObject({
  title: told(100),
  need: told(2_000).meta({ description: 'What was needed' }),
  done: told(4_000).meta({ description: 'What was done' }),
  result: told(2_000).meta({ description: 'What came of it' }),
  voices: z
    .array(
      z.strictObject({
        name: z
          .string()
          .trim()
          .min(1)
          .max(30)
          .transform(maskName)
          .meta({ description: 'Kept and shown masked: 王**' }),
        words: told(500),
      }),
    )
    .max(5)
    .default([])
    .meta({ description: 'What recipients said' }),
});

const words = {
  title: z.string(),
  need: z.string(),
  done: z.string(),
  result: z.string(),
  voices: z.array(z.object({ name: z.string(), words: z.string() })),
};

export const caseView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  organisationId: z.string(),
  ...words,
  sha256: z.string(),
  state: z.string(),
  proposedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

/** A good case as everybody may read it. */
export const publicCaseView = z.object({
  id: z.string(),
  programmeId: z.string(),
  programme: z.object({ zh: z.string(), en: z.string() }),
  organisationId: z.string(),
  organisation: z.string(),
  ...words,
  publishedAt: z.string(),
});

/** With the published programmes that were written from it. */
export const publicCaseWhole = publicCaseView.extend({
  usedBy: z.array(z.object({ id: z.string(), title: z.object({ zh: z.string(), en: z.string() }) })),
});
