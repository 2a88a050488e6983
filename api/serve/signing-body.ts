import { z } from 'zod';
import { says } from '../record/schema-words';

/** The hash says which file was read; the rest is what the rulebook's way of signing asks for. */
export const signingBody = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, {
    error: says({ en: 'must be a SHA-256 in hex', zh: '应为 SHA-256 校验值（64 位十六进制）' }),
  }),
  code: z
    .string()
    .max(20)
    .optional()
    .meta({ description: "A fresh code of the signer's second factor; each is good once" }),
  signatureId: z.string().max(64).optional().meta({
    description: 'A detached signature over the very file (CMS, DER or PEM), uploaded as a document',
  }),
});
