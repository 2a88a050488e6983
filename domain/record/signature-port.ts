/** The certificate that a signature brought along, as it speaks of itself. */
export interface SigningCertificate {
  subject: string;
  issuer: string;
  serialNumber: string;
  /** SHA-256 of the certificate in hex. */
  fingerprint: string;
  /** Instants between which it is good. */
  from: string;
  until: string;
}

export type SignatureFault =
  | 'not-a-signature'
  | 'not-detached'
  | 'one-signer'
  | 'no-certificate'
  | 'unsupported'
  | 'weak-key'
  | 'other-file'
  | 'wrong'
  | 'out-of-date'
  | 'not-trusted';

export type SignatureVerdict =
  | {
      holds: true;
      certificate: SigningCertificate;
      /** Whether the certificate was followed up to an authority that this house was told to trust. */
      chain: 'trusted' | 'not-checked';
    }
  | { holds: false; because: SignatureFault };

/**
 * Signatures that were made elsewhere, over the very bytes of a file. Not looked at: whether the certificate has been
 * revoked, what it may be used for, and whether the subject is who signed; people read the subject.
 */
export interface SignaturePort {
  /**
   * @param signature a detached signature file: CMS SignedData (RFC 5652), DER or PEM
   * @param at real instant at which the certificate must be good; null: judged while it was good
   */
  verify(signature: Uint8Array, file: Uint8Array, at: Date | null): Promise<SignatureVerdict>;
}
