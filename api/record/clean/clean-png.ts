import { crc32 } from 'node:zlib';
import { damaged } from './damaged';
import { listed } from './listed';
import { onlyOrientation, orientationOf } from './orientation';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** What the picture needs, its colours, and the frames of a moving one; texts, times, EXIF and whatever is private go. */
const NEEDED = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'sPLT', 'pHYs'],
];

interface Chunk {
  type: string;
  data: Buffer;
  /** With length, type and check sum. */
  whole: Buffer;
}

/**
 * A PNG file (W3C PNG, third edition) with what the picture needs and nothing else; of EXIF only which way up. The
 * picture's own bytes stay as they are.
 * @throws Fault `invalid-input` for what is no whole PNG file
 */
export function cleanPng(file: Buffer): Buffer {
  const [header, ...chunks] = listed(chunksOf(file));
  if (header?.type !== 'IHDR' || !chunks.some(({ type }) => type === 'IDAT')) throw damaged();
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const tiff = exif && onlyOrientation(orientationOf(exif.data));
  const kept = chunks.filter(({ type }) => NEEDED.includes(type)).map(({ whole }) => whole);
  return Buffer.concat([SIGNATURE, header.whole, ...(tiff ? [chunk('eXIf', tiff)] : []), ...kept]);
}

function* chunksOf(file: Buffer): Generator<Chunk> {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw damaged();
  for (let at = SIGNATURE.length, type = ''; type !== 'IEND'; ) {
    const from = at + 8;
    const to = from + file.readUInt32BE(at);
    type = file.toString('latin1', at + 4, from);
    if (to + 4 > file.length || !/^[A-Za-z]{4}$/.test(type)) throw damaged();
    yield { type, data: file.subarray(from, to), whole: file.subarray(at, to + 4) };
    at = to + 4;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(type), data]);
  const whole = Buffer.alloc(said.length + 8);
  whole.writeUInt32BE(data.length);
  said.copy(whole, 4);
  whole.writeUInt32BE(crc32(said), said.length + 4);
  return whole;
}
