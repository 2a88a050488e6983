import { X509Certificate } from 'node:crypto';
import type { Certificate, SignedData, SignerInfo } from 'pkijs';
import type {
  SignatureFault,
  SignaturePort,
  SignatureVerdict,
  SigningCertificate,
} from '../../domain/record/signature-port';

const DATA = '1.2.840.113549.1.7.1';
/** SHA-256, SHA-384, SHA-512. SM3 is not among what the engine below can do. */
const DIGESTS = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
const SHORTEST_RSA = 2_048;
/** A signature with its certificates is some kilobytes. */
const LARGEST = 256 * 1024;

/** Why a signature does not hold; stays in this file. */
class Unsound extends Error {
  constructor(readonly because: SignatureFault) {
    super(because);
  }
}

/**
 * Verifies detached CMS signatures: one signer, signed attributes whose message digest is that of the file, a signature
 * that the key of the certificate inside made over them. With authorities to trust, the certificate must lead to one.
 * @param trusted certificates of authorities, PEM; empty: no chain is checked
 */
export function detachedSignatures(trusted: readonly string[] = []): SignaturePort {
  return {
    async verify(signature, file, at): Promise<SignatureVerdict> {
      try {
        return await verified(signature, file, at, trusted);
      } catch (error) {
        if (error instanceof Unsound) return { holds: false, because: error.because };
        throw error;
      }
    },
  };
}

async function verified(
  signature: Uint8Array,
  file: Uint8Array,
  at: Date | null,
  trusted: readonly string[],
): Promise<SignatureVerdict> {
  const signed = await readSigned(signature);
  const signer = theSigner(signed);
  const result = await verdictOf(signed, signer, file);
  const certificate = readableFacts(result);
  const from = new Date(certificate.from);
  const until = new Date(certificate.until);
  if (at && (at < from || at > until)) throw new Unsound('out-of-date');
  if (trusted.length === 0) return { holds: true, certificate, chain: 'not-checked' };
  await checkChain(signed, result, trusted, at ?? earlier(new Date(), until));
  return { holds: true, certificate, chain: 'trusted' };
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);

async function readSigned(signature: Uint8Array): Promise<SignedData> {
  // Loaded when the first signature comes: most processes never meet one.
  const { ContentInfo, SignedData } = await import('pkijs');
  if (signature.length > LARGEST) throw new Unsound('not-a-signature');
  try {
    const content = ContentInfo.fromBER(new Uint8Array(derOf(signature)));
    if (content.contentType !== ContentInfo.SIGNED_DATA) throw new Unsound('not-a-signature');
    return new SignedData({ schema: content.content });
  } catch {
    throw new Unsound('not-a-signature');
  }
}

/** PEM is the same in base 64, between two lines. */
function derOf(signature: Uint8Array): Uint8Array {
  if (signature[0] === 0x30) return signature;
  const text = Buffer.from(signature).toString('latin1');
  const inner = /-----BEGIN (PKCS7|CMS)-----([A-Za-z0-9+/=\s]+)-----END \1-----/.exec(text)?.[2];
  return Buffer.from(inner ?? '', 'base64');
}

/** An attached content would be verified in place of our file: such a signature says nothing about it. */
function theSigner({ encapContentInfo, signerInfos, certificates }: SignedData): SignerInfo {
  if (encapContentInfo.eContent || encapContentInfo.eContentType !== DATA) throw new Unsound('not-detached');
  const [signer, ...others] = signerInfos;
  if (!signer || others.length > 0) throw new Unsound('one-signer');
  if (!certificates?.length) throw new Unsound('no-certificate');
  if (!DIGESTS.includes(signer.digestAlgorithm.algorithmId)) throw new Unsound('unsupported');
  // Without them the signed bytes could be somebody's attributes of another file (RFC 8933).
  if (!signer.signedAttrs) throw new Unsound('unsupported');
  return signer;
}

/** Codes of {@link SignedDataVerifyError} that say more than that it is wrong. */
const BY_CODE: { readonly [code: number]: SignatureFault } = {
  2: 'no-certificate',
  3: 'no-certificate',
  7: 'unsupported',
};

async function verdictOf(signed: SignedData, signer: SignerInfo, file: Uint8Array): Promise<Certificate> {
  const { SignedDataVerifyError } = await import('pkijs');
  const data = new Uint8Array(file).buffer;
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: signed.signerInfos.indexOf(signer),
      data,
      extendedMode: true,
    });
    if (!signatureVerified || !signerCertificate) throw new Unsound('wrong');
    return signerCertificate;
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    if (/digest doesn't match/.test(error.message)) throw new Unsound('other-file');
    throw new Unsound(BY_CODE[error.code] ?? (isKnownKey(signed) ? 'wrong' : 'unsupported'));
  }
}

/** RSA or a NIST curve: of any other key nothing can be said. */
function isKnownKey({ certificates = [] }: SignedData): boolean {
  return certificates.every(
    (one) =>
      !('subjectPublicKeyInfo' in one) ||
      ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'].includes(one.subjectPublicKeyInfo.algorithm.algorithmId),
  );
}

const derOfCertificate = (certificate: Certificate) => Buffer.from(certificate.toSchema().toBER());

/** What one library takes another may not, such as a date that there is not. */
function readableFacts(certificate: Certificate): SigningCertificate {
  try {
    return facts(certificate);
  } catch (error) {
    throw error instanceof Unsound ? error : new Unsound('not-a-signature');
  }
}

function facts(certificate: Certificate): SigningCertificate {
  const read = new X509Certificate(derOfCertificate(certificate));
  const { asymmetricKeyType: kind, asymmetricKeyDetails: key } = read.publicKey;
  if (kind?.startsWith('rsa') && (key?.modulusLength ?? 0) < SHORTEST_RSA) throw new Unsound('weak-key');
  return {
    subject: read.subject.split('\n').join(', '),
    issuer: read.issuer.split('\n').join(', '),
    serialNumber: read.serialNumber,
    fingerprint: read.fingerprint256.replaceAll(':', '').toLowerCase(),
    from: new Date(read.validFrom).toISOString(),
    until: new Date(read.validTo).toISOString(),
  };
}

async function checkChain(
  { certificates = [] }: SignedData,
  signer: Certificate,
  trusted: readonly string[],
  checkDate: Date,
): Promise<void> {
  const { Certificate, CertificateChainValidationEngine } = await import('pkijs');
  const trustedCerts = trusted.map((pem) => Certificate.fromBER(new X509Certificate(pem).raw));
  // The last one is the one whose chain is looked for.
  const certs = [...certificates.filter((one) => one instanceof Certificate && one !== signer), signer];
  const engine = new CertificateChainValidationEngine({
    trustedCerts,
    certs: certs as Certificate[],
    checkDate,
  });
  const { result } = await engine.verify();
  if (!result) throw new Unsound('not-trusted');
}
