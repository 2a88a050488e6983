import { z } from 'zod';
import type { EarlyLook } from '../../domain/match/early-look';
import { isSealed } from '../../domain/match/seal';

const notYet = 'null until the call has closed: it would tell how many applied';

/** An early look as everybody sees it: offices and not persons, and not which applications there are. */
export const publicEarlyLookView = z.object({
  scope: z.enum(['all', 'one']).describe('Whether it was asked for about all applications or about one'),
  status: z.enum(['asked', 'consented', 'refused', 'lapsed', 'ended']),
  reason: z.string(),
  askedAs: z.string().describe('The office that asked'),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAs: z.string().nullable().describe('The office that consented or refused'),
  answeredAt: z.string().nullable(),
  until: z.string().nullable().describe('null: until the call closes'),
  endedAt: z.string().nullable(),
  opened: z.int().nullable().describe(`Different papers that were opened; ${notYet}`),
});

/** The same for bureau and auditor. */
export const earlyLookView = publicEarlyLookView.extend({
  id: z.string(),
  programmeId: z.string(),
  applicationId: z.string().nullable().describe('As it was asked for: null for all'),
  askedBy: z.string(),
  answeredBy: z.string().nullable(),
  reads: z.int().nullable().describe(`How often a paper was read; ${notYet}`),
});

export const earlyReadView = z.object({
  id: z.string(),
  applicationId: z.string(),
  documentId: z.string().nullable().describe('null: the application itself'),
  userId: z.string(),
  person: z.string().nullable(),
  at: z.string(),
});

/** Callers drop what the schema of their answer does not name. */
export function lookOf(look: EarlyLook, programmeState: string): z.input<typeof earlyLookView> {
  const sealed = isSealed(programmeState);
  return {
    ...look,
    scope: look.applicationId === null ? 'all' : 'one',
    opened: sealed ? null : look.opened,
    reads: sealed ? null : look.reads,
  };
}
