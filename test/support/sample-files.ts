import { crc32, deflateSync } from 'node:zlib';
import { directoryHeader, endOfDirectory, localRecord } from '../../api/record/clean/stored-entry';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

const JPEG_START = bytes('ffd8');
const JPEG_END = bytes('ffd9');
const JFIF = bytes('ffe0 0010 4a46494600 0102 00 0001 0001 00 00');
/** Grey, 32 × 8: three squares of middle grey and a white one, which takes a stuffed byte. */
const JPEG_PICTURE = Buffer.concat([
  bytes(`ffdb 0043 00 ${'01'.repeat(64)}`),
  bytes('ffc0 000b 08 0008 0020 01 01 11 00'),
  bytes(`ffc4 0015 00 0101${'00'.repeat(14)} 00 0b`),
  bytes(`ffc4 0014 10 01${'00'.repeat(15)} 00`),
  bytes('ffda 0008 01 01 00 00 3f 00'),
  bytes('02 ff00 ef'),
]);
const ICC = bytes('ffe2 0014 4943435f50524f46494c4500 01 01 00000000');

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** EXIF, the lowest byte first: which way up, whose camera, and that it was taken in the north. */
export function sampleExif(owner: string, orientation: number): Buffer {
  const artist = Buffer.from(`${owner}\0`);
  const head = bytes('49492a00 08000000 0300');
  const fields = Buffer.alloc(36);
  fields.set(bytes('1201 0300 01000000'), 0);
  fields.writeUInt16LE(orientation, 8);
  fields.set(bytes('3b01 0200'), 12);
  fields.writeUInt32LE(artist.length, 16);
  fields.writeUInt32LE(68, 20);
  fields.set(bytes('2588 0400 01000000 32000000'), 24);
  const gps = bytes('0100 0100 0200 02000000 4e000000 00000000');
  return Buffer.concat([head, fields, Buffer.alloc(4), gps, artist]);
}

/** A photo as a telephone takes it: the owner stands in EXIF, XMP, IPTC, a comment, and behind the picture. */
export function samplePhoto(owner: string, orientation = 6): Buffer {
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${owner}</x:xmpmeta>`;
  const second = Buffer.concat([JPEG_START, segment(0xfe, Buffer.from(owner)), JPEG_PICTURE, JPEG_END]);
  return Buffer.concat([
    JPEG_START,
    ...[JFIF, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), sampleExif(owner, orientation)]))],
    ...[segment(0xe1, Buffer.from(xmp)), ICC, segment(0xed, Buffer.from(`Photoshop 3.0\0${owner}`))],
    ...[segment(0xfe, Buffer.from(owner)), JPEG_PICTURE, JPEG_END, second],
  ]);
}

/** The same photo with nothing but the picture, its colours and which way up. */
export function barePhoto(orientation = 6): Buffer {
  const exif = bytes(
    `ffe1 0022 457869660000 4d4d002a 00000008 0001 0112 0003 00000001 000${orientation} 0000 00000000`,
  );
  return Buffer.concat([
    JPEG_START,
    JFIF,
    ...(orientation === 1 ? [] : [exif]),
    ...[ICC, JPEG_PICTURE, JPEG_END],
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(said));
  return Buffer.concat([length, said, sum]);
}

/** Grey, 2 × 2, with what else is put before the picture. */
export function samplePng(...chunks: Buffer[]): Buffer {
  return Buffer.concat([
    bytes('89504e470d0a1a0a'),
    pngChunk('IHDR', bytes('00000002 00000002 08 00 00 00 00')),
    ...chunks,
    pngChunk('IDAT', deflateSync(bytes('00 00ff 00 ff00'))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A ZIP file of parts that are stored as they are. */
export function storedZip(parts: { [name: string]: string }): Buffer {
  const entries = Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text) }));
  const records = entries.map(({ name, content }) => localRecord(name, content));
  let at = 0;
  const headers = entries.map(({ name, content }, n) => {
    const header = directoryHeader(name, content);
    header.writeUInt32LE(at, 42);
    at += records[n]?.length ?? 0;
    return header;
  });
  return Buffer.concat([...records, ...headers, endOfDirectory(headers, at)]);
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A text document whose properties name somebody, and whose words do not. */
export function sampleDocx(author: string): Buffer {
  return storedZip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `<Properties><Company>${author}</Company></Properties>`,
    'docProps/custom.xml': `<Properties><property name="owner">${author}</property></Properties>`,
    'word/document.xml':
      '<w:document><w:body><w:p><w:r><w:t>plain words</w:t></w:r></w:p></w:body></w:document>',
  });
}
