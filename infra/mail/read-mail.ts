/** A mail taken apart: what people read, and what hangs on it. */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

/** Deeper than this is no mail of ours. */
const DEEPEST = 8;

/** Reads a mail as it came over SMTP (RFC 5322, MIME): multipart bodies, quoted-printable, base64, encoded words. */
export function readMail(raw: Buffer): ReadMail {
  // Latin-1 keeps each byte as one character until the part's own encoding is known.
  const whole = splitPart(raw.toString('latin1'));
  const found = {
    text: null as string | null,
    html: null as string | null,
    attachments: [] as MailAttachment[],
  };
  for (const part of leaves(whole)) sort(part, found);
  return { headers: whole.headers, ...found };
}

function sort(
  part: Part,
  found: { text: string | null; html: string | null; attachments: MailAttachment[] },
): void {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const mime = (type.split(';')[0] ?? '').trim().toLowerCase();
  const disposition = part.headers.get('content-disposition') ?? '';
  const fileName = parameter(disposition, 'filename') ?? parameter(type, 'name');
  const content = decodeBody(part);
  const isAttached = /^attachment/i.test(disposition) || fileName !== undefined;
  if (!isAttached && mime === 'text/plain' && found.text === null) found.text = content.toString('utf8');
  else if (!isAttached && mime === 'text/html' && found.html === null) found.html = content.toString('utf8');
  else found.attachments.push({ fileName: fileName ?? defaultName(mime), contentType: type, content });
}

function defaultName(mime: string): string {
  return mime === 'text/calendar' ? 'invitation.ics' : 'part';
}

function leaves(part: Part, depth = 0): Part[] {
  const boundary = parameter(part.headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined || depth >= DEEPEST) return [part];
  const marker = `--${boundary}`;
  const pieces = `\r\n${part.body}`.split(`\r\n${marker}`).slice(1);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => leaves(splitPart(piece.replace(/^[ \t]*\r\n/, '')), depth + 1));
}

function splitPart(source: string): Part {
  const end = source.indexOf('\r\n\r\n');
  const head = end === -1 ? source : source.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body: end === -1 ? '' : source.slice(end + 4) };
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}

function decodeBody({ headers, body }: Part): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return unquote(body.replace(/=[ \t]*\r\n/g, ''));
  return Buffer.from(body, 'latin1');
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** Encoded words of RFC 2047; white space between two of them does not count. */
function decodeWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  return joined.replace(/=\?[^?]+\?([BbQq])\?([^?]*)\?=/g, (_, form: string, text: string) =>
    (form.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : unquote(text.replace(/_/g, ' '))).toString(
      'utf8',
    ),
  );
}
