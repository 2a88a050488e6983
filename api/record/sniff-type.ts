import { fileTypeFromBuffer } from 'file-type/node';

/** Enough to look past the first entries of an office file. */
export const SNIFF_BYTES = 64 * 1024;

const BINARY_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/heic',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** What a file is, by its first bytes; null for what is not accepted. Text has no signature: its name decides. */
export async function sniffType(start: Uint8Array, fileName: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(start).catch(() => undefined);
  if (found) return BINARY_TYPES.includes(found.mime) ? found.mime : null;
  if (isSignature(start)) return SIGNATURE_TYPE;
  if (!isText(start)) return null;
  if (/\.csv$/i.test(fileName)) return 'text/csv';
  return /\.(?:txt|json|geojson)$/i.test(fileName) ? 'text/plain' : null;
}

/** A signature by itself (RFC 8551, 3.2.2). */
export const SIGNATURE_TYPE = 'application/pkcs7-signature';
/** The object identifier of CMS SignedData, 1.2.840.113549.1.7.2, as DER has it. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const PEM_LINE = /^-----BEGIN (?:PKCS7|CMS)-----/;

function isSignature(start: Uint8Array): boolean {
  const head = Buffer.from(start.subarray(0, 32));
  return PEM_LINE.test(head.toString('latin1')) || (head[0] === 0x30 && head.includes(SIGNED_DATA));
}

/** Valid UTF-8, cut off anywhere, or GB 18030 as office programs write it; no control characters but white space. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}
