import { damaged } from './damaged';
import { type Box, boxesOf, reading } from './iso-boxes';
import { listed } from './listed';

/** What a picture is made of, in the file and in its `meta` box; what else stands there is private, or a film. */
const NEEDED = ['ftyp', 'meta', 'mdat'];
const NEEDED_OF_META = ['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'dinf', 'grpl'];
/** Items that tell of the picture: EXIF, XMP and the like. Which way up is a property of the picture (`irot`, `imir`). */
const TELLING = ['Exif', 'mime', 'uri '];
/** EXIF without an entry, after the four bytes that say where it begins (ISO/IEC 23008-12, A.2.1). */
const NO_EXIF = Buffer.from('000000004d4d002a00000008000000000000', 'hex');

/** Bytes of an item: in the file, from one place up to another. */
interface Extent {
  id: number;
  from: number;
  to: number;
}

/**
 * A HEIC file (ISO/IEC 23008-12) in which EXIF, XMP and private boxes are overwritten with nothing, in their places: the
 * picture is found by places in the file, so nothing may move. The picture's own bytes stay as they are.
 * @throws Fault `invalid-input` for what is no whole HEIC file
 */
export function cleanHeic(file: Buffer): Buffer {
  const cleaned = Buffer.from(file);
  const boxes = boxesOf(cleaned, 0, cleaned.length);
  const parts = boxes
    .filter(({ type }) => type === 'meta')
    .flatMap(({ body, end }) => boxesOf(cleaned, body + 4, end));
  const infos = parts.find(({ type }) => type === 'iinf');
  const places = parts.find(({ type }) => type === 'iloc');
  if (!infos || !places) throw damaged();
  const telling = tellingItems(cleaned, infos);
  const extents = listed(extentsOf(cleaned, places, parts.find(({ type }) => type === 'idat')?.body ?? 0));
  blank(
    cleaned,
    extents.filter(({ id }) => telling.has(id)),
    telling,
  );
  for (const { type, start, body, end } of [...boxes, ...parts]) {
    if (NEEDED.includes(type) || NEEDED_OF_META.includes(type)) continue;
    cleaned.write('free', start + 4, 'latin1');
    cleaned.fill(0, body, end);
  }
  return cleaned;
}

function blank(file: Buffer, extents: readonly Extent[], telling: ReadonlyMap<number, string>): void {
  const bytes = extents.reduce((sum, { from, to }) => sum + to - from, 0);
  // What lies one over the other would be overwritten again and again.
  if (bytes > file.length || extents.some(({ to }) => to > file.length)) throw damaged();
  const begun = new Set<number>();
  for (const { id, from, to } of extents) {
    const isExif = telling.get(id) === 'Exif';
    file.fill(isExif ? 0 : ' ', from, to);
    if (isExif && !begun.has(id) && to - from >= NO_EXIF.length) NO_EXIF.copy(file, from);
    begun.add(id);
  }
}

/** Item id → type (ISO/IEC 14496-12, 8.11.6), of the items that tell of the picture. */
function tellingItems(file: Buffer, { body, end }: Box): Map<number, string> {
  const head = reading(file, body);
  const isShort = head.number(1) === 0;
  head.text(3);
  head.number(isShort ? 2 : 4);
  const found = new Map<number, string>();
  for (const one of boxesOf(file, head.at(), end)) {
    const { number, text } = reading(file, one.body);
    const version = number(1);
    if (version < 2) continue;
    text(3);
    const id = number(version === 2 ? 2 : 4);
    number(2);
    const type = text(4);
    if (TELLING.includes(type)) found.set(id, type);
  }
  return found;
}

/** Where the bytes of all items stand (8.11.3): in the file, or counted from the `idat` box. */
function* extentsOf(file: Buffer, { body }: Box, idat: number): Generator<Extent> {
  const { number } = reading(file, body);
  const version = number(1);
  number(3);
  const [sizes, baseSizes] = [number(1), number(1)];
  const [offsetSize, lengthSize] = [sizes >> 4, sizes & 15];
  // The first version knows neither several ways to count nor indexes.
  const [methodSize, indexSize] = version === 0 ? [0, 0] : [2, baseSizes & 15];
  const idSize = version < 2 ? 2 : 4;
  for (let items = number(idSize); items > 0; items--) {
    const id = number(idSize);
    const method = number(methodSize) & 15;
    number(2);
    const base = number(baseSizes >> 4) + (method === 1 ? idat : 0);
    for (let extents = number(2); extents > 0; extents--) {
      number(indexSize);
      const from = base + number(offsetSize);
      const length = number(lengthSize);
      // Counted from another item, or without a length: where that is, is not looked up.
      yield { id, from, to: method > 1 || length === 0 ? Number.POSITIVE_INFINITY : from + length };
    }
  }
}
