import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Signature, SignatureFile, SignedPaper } from '../../domain/serve/signature';
import { meansOf, SIGNING_MEANS, type SigningTerms } from '../../domain/serve/signing-terms';
import { words } from '../record/schemas';
import type { Services } from '../record/services';
import { SIGNATURE_FAULTS } from './prove-signing';
import { wholeFile } from './whole-file';

export const signatureView = z.object({
  userId: z.string(),
  organisationId: z.string(),
  at: z.string(),
  role: z.string().nullable(),
  by: z.enum(SIGNING_MEANS).meta({ description: 'How it was signed; a detached signature is a file' }),
  file: z
    .object({ documentId: z.string(), certificate: z.string() })
    .nullable()
    .meta({ description: 'For the two parties, auditors and administrators' }),
});

/** A paper to be signed by both sides. */
export const paperView = z.object({
  documentId: z.string(),
  sha256: z.string(),
  by: z.enum(SIGNING_MEANS).meta({ description: 'How it is to be signed' }),
  signatures: z.array(signatureView),
});

/** What was signed was looked at again: the stored file, and each signature that is a file. */
export const paperCheck = z.object({
  documentId: z.string(),
  sha256: z.string().meta({ description: 'As signed' }),
  found: z.string().nullable().meta({ description: 'SHA-256 of the stored file now; null: it is gone' }),
  whole: z.boolean(),
  signatures: z.array(
    signatureView.extend({
      holds: z.boolean().nullable().meta({ description: 'Of a detached signature: whether it verifies now' }),
      because: words.nullable(),
      chain: z.enum(['trusted', 'not-checked']).nullable(),
      certificate: z
        .object({
          subject: z.string(),
          issuer: z.string(),
          serialNumber: z.string(),
          fingerprint: z.string(),
          from: z.string(),
          until: z.string(),
        })
        .nullable()
        .meta({ description: 'For the two parties, auditors and administrators' }),
    }),
  ),
});

type Paper = SignedPaper & { signatures: readonly Signature[] };

/** @param withSigner whether the reader sees who is behind a signature file: `seesSigners` */
export function viewOfSignature(
  { role, by, file, ...rest }: Signature,
  withSigner: boolean,
): z.input<typeof signatureView> {
  return { ...rest, role: role ?? null, by: by ?? 'confirm', file: withSigner && file ? file : null };
}

export function viewOfPaper(
  { documentId, sha256, signatures }: Paper,
  terms: SigningTerms,
  withSigner: boolean,
): z.input<typeof paperView> {
  const signed = signatures.map((one) => viewOfSignature(one, withSigner));
  return { documentId, sha256, by: meansOf(terms), signatures: signed };
}

/** Anybody who may read a paper may have it checked: nothing is believed that can be computed. */
export async function checkPaper(
  services: Services,
  { documentId, sha256, signatures }: Paper,
  withSigner: boolean,
): Promise<z.input<typeof paperCheck>> {
  const file = await wholeFile(services, documentId).catch(() => null);
  const found = file && createHash('sha256').update(file).digest('hex');
  const checked = [];
  for (const signature of signatures) {
    const verdict = await checkFile(services, signature.file, file);
    const certificate = withSigner ? verdict.certificate : null;
    checked.push({ ...viewOfSignature(signature, withSigner), ...verdict, certificate });
  }
  return { documentId, sha256, found, whole: found === sha256, signatures: checked };
}

const NOT_A_FILE = { holds: null, because: null, chain: null, certificate: null };

async function checkFile(services: Services, given: SignatureFile | undefined, file: Uint8Array | null) {
  if (!given) return NOT_A_FILE;
  const signature = await wholeFile(services, given.documentId).catch(() => null);
  const verdict = signature && file && (await services.signatures.verify(signature, file, null));
  if (!verdict) return { ...NOT_A_FILE, holds: false };
  if (!verdict.holds) return { ...NOT_A_FILE, holds: false, because: SIGNATURE_FAULTS[verdict.because] };
  const { certificate, chain } = verdict;
  return { holds: certificate.fingerprint === given.certificate, because: null, chain, certificate };
}
