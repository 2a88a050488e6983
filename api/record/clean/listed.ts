import { damaged } from './damaged';

/** More than any camera or program writes: what a picture is made of is listed in memory. */
const MOST_PARTS = 50_000;

/** The parts of a picture, in turn. @throws Fault `invalid-input` for more than anybody writes */
export function listed<T>(parts: Iterable<T>): T[] {
  const list: T[] = [];
  for (const part of parts) {
    if (list.length === MOST_PARTS) throw damaged();
    list.push(part);
  }
  return list;
}
