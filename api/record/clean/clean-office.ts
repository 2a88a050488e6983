import { damaged } from './damaged';
import { directoryHeader, endOfDirectory, localRecord } from './stored-entry';
import { entriesOf, type ZipEntry } from './zip-entries';

const NAMESPACE = 'http://schemas.openxmlformats.org';
const empty = (element: string) =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${element}/>`);

/** Author, last editor, company, template, and what programs add, as the parts of a package that hold nothing else. */
const EMPTIED: readonly [part: RegExp, content: Buffer][] = [
  [
    /^docProps\/core\.xml$|\.psmdcp$/i,
    empty(`cp:coreProperties xmlns:cp="${NAMESPACE}/package/2006/metadata/core-properties"`),
  ],
  [/^docProps\/app\.xml$/i, empty(`Properties xmlns="${NAMESPACE}/officeDocument/2006/extended-properties"`)],
  [
    /^docProps\/custom\.xml$/i,
    empty(`Properties xmlns="${NAMESPACE}/officeDocument/2006/custom-properties"`),
  ],
];

/**
 * An office file (DOCX, XLSX: ECMA-376, part 2) with empty document properties; every other part stays as it is, packed
 * as it came. One that is signed within stays whole: its signature names its signer anyway, and would no longer hold.
 * @throws Fault `invalid-input` for what is no whole ZIP file
 */
export function cleanOffice(file: Buffer): Buffer {
  const { entries, end } = entriesOf(file);
  if (entries.some(({ name }) => name.startsWith('_xmlsignatures/'))) return file;
  const inPlace = [...entries].sort((a, b) => a.offset - b.offset);
  const places = new Map<ZipEntry, number>();
  const records: Buffer[] = [];
  let at = 0;
  for (const [n, entry] of inPlace.entries()) {
    const content = emptied(entry);
    const record = content
      ? localRecord(entry.name, content)
      : file.subarray(entry.offset, inPlace[n + 1]?.offset ?? end);
    if (record.toString('latin1', 0, 4) !== 'PK\x03\x04') throw damaged();
    records.push(record);
    places.set(entry, at);
    at += record.length;
  }
  const headers = entries.map((entry) => {
    const content = emptied(entry);
    const header = content ? directoryHeader(entry.name, content) : Buffer.from(entry.header);
    header.writeUInt32LE(places.get(entry) ?? 0, 42);
    return header;
  });
  return Buffer.concat([...records, ...headers, endOfDirectory(headers, at)]);
}

const emptied = ({ name }: ZipEntry) => EMPTIED.find(([part]) => part.test(name))?.[1];
