import { damaged } from './damaged';
import { listed } from './listed';
import { onlyOrientation, orientationOf } from './orientation';

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
const [APP0, APP1, APP2, APP14] = [0xe0, 0xe1, 0xe2, 0xee];
const EXIF = 'Exif\0\0';
/** A JFIF header that brings no small picture of its own. */
const PLAIN_JFIF_BYTES = 14;

interface Segment {
  marker: number;
  /** What it says, without marker and length. */
  body: Buffer;
  /** As it stands in the file; of a scan with the coded picture after it. */
  whole: Buffer;
}

/**
 * A JPEG file (ITU-T T.81) with what the picture needs and nothing else: tables, frames, scans, colour profile, and of
 * EXIF only which way up. The picture's own bytes stay as they are. What comes after its end, as second pictures and
 * films of telephones do, goes.
 * @throws Fault `invalid-input` for what is no whole JPEG file
 */
export function cleanJpeg(file: Buffer): Buffer {
  const segments = listed(segmentsOf(file));
  if (!segments.some(({ marker }) => marker === SCAN)) throw damaged();
  const kept = segments.filter(isNeeded).map(({ marker, whole }) => ({ marker, whole }));
  const exif = segments.find(({ marker, body }) => marker === APP1 && startsWith(body, EXIF));
  const tiff = exif && onlyOrientation(orientationOf(exif.body.subarray(EXIF.length)));
  const of = (isHeader: boolean) =>
    kept.filter(({ marker }) => (marker === APP0) === isHeader).map(({ whole }) => whole);
  return Buffer.concat([
    Buffer.from([0xff, START]),
    ...of(true),
    ...(tiff ? [segment(APP1, Buffer.concat([Buffer.from(EXIF), tiff]))] : []),
    ...of(false),
    Buffer.from([0xff, END]),
  ]);
}

/** What decoders read; of what applications add only header, colour profile (ICC.1, B.4) and the way colours are coded. */
function isNeeded({ marker, body }: Segment): boolean {
  if (marker === APP0) return startsWith(body, 'JFIF\0') && body.length === PLAIN_JFIF_BYTES;
  if (marker === APP2) return startsWith(body, 'ICC_PROFILE\0');
  if (marker === APP14) return startsWith(body, 'Adobe');
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= SCAN && marker <= 0xdf);
}

const startsWith = (body: Buffer, words: string) => body.toString('latin1', 0, words.length) === words;

function* segmentsOf(file: Buffer): Generator<Segment> {
  if (file[0] !== 0xff || file[1] !== START) throw damaged();
  for (let at = markerAfter(file, 2), next = at; file[at] !== END; at = next) {
    const marker = file.readUInt8(at);
    const end = at + 1 + file.readUInt16BE(at + 1);
    if (end < at + 3 || end > file.length) throw damaged();
    next = markerAfter(file, end);
    const whole = file.subarray(at - 1, marker === SCAN ? next - 1 : end);
    yield { marker, body: file.subarray(at + 3, end), whole };
  }
}

/**
 * Where the code of the next marker stands. Byte after byte: a search of its own from each 0xFF would cost millions in a
 * file that is full of them.
 * @throws Fault `invalid-input` when there is none: it is cut off
 */
function markerAfter(file: Buffer, from: number): number {
  let isAfterFill = false;
  for (let at = from; at < file.length; at += 1) {
    const code = file[at] as number;
    if (isAfterFill && isMarker(code)) return at;
    isAfterFill = code === 0xff;
  }
  throw damaged();
}

/** Not a stuffed byte, nor a restart within a scan, nor one of those that fill. */
const isMarker = (code: number) =>
  code !== 0x00 && code !== 0x01 && code !== 0xff && !(code >= 0xd0 && code <= START);

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
