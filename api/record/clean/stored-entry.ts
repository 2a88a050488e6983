import { crc32 } from 'node:zlib';

/** Names in UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8 = 0x0800;
/** The first day that the format knows: what is put in has no time of its own. */
const FIRST_DAY = 0x0021;

/** A record of a ZIP file (APPNOTE 6.3, 4.3.7) whose content is stored as it is. */
export function localRecord(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  writeCommon(head, 4, name, content);
  return Buffer.concat([head, Buffer.from(name), content]);
}

/** What the directory says of such a record (4.3.12), but for its place. */
export function directoryHeader(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(46);
  head.write('PK\x01\x02', 'latin1');
  head.writeUInt16LE(20, 4);
  writeCommon(head, 6, name, content);
  return Buffer.concat([head, Buffer.from(name)]);
}

/** What both have in common, from a place on: version, flags, no packing, day, check sum, lengths. */
function writeCommon(head: Buffer, at: number, name: string, content: Buffer): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(UTF8, at + 2);
  head.writeUInt16LE(FIRST_DAY, at + 8);
  head.writeUInt32LE(crc32(content), at + 10);
  head.writeUInt32LE(content.length, at + 14);
  head.writeUInt32LE(content.length, at + 18);
  head.writeUInt16LE(Buffer.byteLength(name), at + 22);
}

/** The end of a directory (4.3.16) of these headers that begins at a place. */
export function endOfDirectory(headers: readonly Buffer[], at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(headers.length, 8);
  end.writeUInt16LE(headers.length, 10);
  end.writeUInt32LE(
    headers.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return end;
}
