import type { Period } from '../record/period';

/**
 * How a party signs. Each names the SHA-256 of the very file, so that a change of it shows afterwards; `second-factor`
 * adds a fresh code of the signer's own device (TOTP, RFC 6238), `detached` a signature made elsewhere with the
 * signer's certificate (CMS, RFC 5652). The Electronic Signature Law 电子签名法 asks of a reliable signature that its means
 * are the signer's alone and that changes show (Art. 13); parties may agree on conditions of their own (Art. 13), and
 * a reliable one counts like a seal (Art. 14). Which of these ways meets that is for the parties and their lawyers.
 */
export const SIGNING_MEANS = ['confirm', 'second-factor', 'detached'] as const;
export type SigningMeans = (typeof SIGNING_MEANS)[number];

export interface SigningTerms {
  /** Time for both to sign. */
  within: Period;
  /** Absent: `confirm`, by the account alone. */
  by?: SigningMeans;
}

export function meansOf({ by }: Pick<SigningTerms, 'by'>): SigningMeans {
  return by ?? 'confirm';
}
