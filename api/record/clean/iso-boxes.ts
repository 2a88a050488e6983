import { damaged } from './damaged';
import { listed } from './listed';

/** A box of a file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  type: string;
  start: number;
  /** Where its content begins, and where it ends. */
  body: number;
  end: number;
}

/** The boxes that a part of a file is made of. @throws Fault `invalid-input` where they do not fill it */
export const boxesOf = (file: Buffer, from: number, to: number): Box[] => listed(eachBox(file, from, to));

function* eachBox(file: Buffer, from: number, to: number): Generator<Box> {
  for (let start = from, end = to; start < to; start = end) {
    const { number, text, at } = reading(file, start);
    const short = number(4);
    const type = text(4);
    end = start + (short === 1 ? number(8) : short === 0 ? to - start : short);
    if (end < at() || end > to) throw damaged();
    yield { type, start, body: at(), end };
  }
}

/**
 * Reads on from a place: whole numbers of so many bytes, the highest first, 0 for none; and texts.
 * @throws RangeError behind the end
 */
export function reading(file: Buffer, from: number) {
  let at = from;
  const next = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  return {
    number(bytes: number): number {
      const place = next(bytes);
      if (bytes === 0) return 0;
      return bytes === 8 ? Number(file.readBigUInt64BE(place)) : file.readUIntBE(place, bytes);
    },
    text(bytes: number): string {
      const place = next(bytes);
      return file.toString('latin1', place, place + bytes);
    },
    at: () => at,
  };
}
