import { damaged } from './damaged';

/** An entry of a ZIP file, as its directory has it. */
export interface ZipEntry {
  name: string;
  /** Its header in the directory. */
  header: Buffer;
  /** Where its record begins. */
  offset: number;
}

const HEADER_BYTES = 46;

/**
 * The entries of a ZIP file (APPNOTE 6.3, 4.3), in order of its directory, and where that begins. Nothing is unpacked.
 * @throws Fault `invalid-input` for what is no whole ZIP file, and for one made for more than 4 GB
 */
export function entriesOf(file: Buffer): { entries: ZipEntry[]; end: number } {
  const last = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (last < 0) throw damaged();
  const count = file.readUInt16LE(last + 10);
  const end = file.readUInt32LE(last + 16);
  const entries: ZipEntry[] = [];
  let at = end;
  while (entries.length < count) {
    if (file.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw damaged();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const next = at + HEADER_BYTES + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
    const header = file.subarray(at, next);
    const name = header.toString('utf8', HEADER_BYTES, HEADER_BYTES + (nameBytes ?? 0));
    const offset = header.readUInt32LE(42);
    if (next > last || offset >= end) throw damaged();
    entries.push({ name, header, offset });
    at = next;
  }
  if (count === 0) throw damaged();
  return { entries, end };
}
