import { decodeTime, encodeTime } from 'ulid';
import type { Collections, Filter, FilterValue, FindOptions } from '../../domain/record/store';
import { INDEXES, type IndexSpec } from './indexes';
import { findsFew } from './query-fault';
import { isOneValue, serviceOf } from './serving-index';

const FIRST_MS = 6 * 3_600_000;
const WIDER = 4;
const FARTHEST_MS = 400 * 86_400_000;
/** Nothing of ours is older. */
const BEGINNING = Date.UTC(2000, 0, 1);
const ULID = { time: 10, whole: 26 };

/** How a field holds the order of time. An id that is no ULID is found all the same, only more slowly. */
interface Timed {
  textAt(ms: number): string;
  /** NaN for a text without a time. */
  timeOf(text: string): number;
}

const INSTANT: Timed = { textAt: (ms) => new Date(ms).toISOString(), timeOf: Date.parse };

/** None of these fields is ever null. */
const TIMED: { readonly [field: string]: Timed } = {
  id: { textAt: (ms) => encodeTime(ms, ULID.time), timeOf: timeOfUlid },
  at: INSTANT,
  queuedAt: INSTANT,
};

function timeOfUlid(id: string): number {
  try {
    return decodeTime(id.slice(0, ULID.whole));
  } catch {
    return Number.NaN;
  }
}

/** Fields read in the order of time from the past on, the first that is due before all. */
const AHEAD: { readonly [field: string]: Timed } = { due: INSTANT };

/**
 * A filter cut into slices of time, in the order of the sort and each four times as long as the one before, that together
 * find what it finds; null when that would not help. The embedded server reads all that a filter finds, whatever the
 * limit, so that a page of a long list is asked for slice by slice until it is full. A real MongoDB stops by itself.
 */
export function slicesOfTime(
  collection: keyof Collections,
  filter: Filter,
  sort: FindOptions['sort'],
  now: number,
): Filter[] | null {
  const [field, order] = Object.entries(sort ?? {})[0] ?? ['', 1];
  const timed = (order === -1 ? TIMED : AHEAD)[field];
  if (!timed || findsFew({ collection, filter }) || !isServed(collection, filter, field)) return null;
  const slices = order === -1 ? back(timed, filter[field], now) : ahead(timed, filter[field], now);
  return slices?.map((slice) => ({ ...filter, [field]: slice })) ?? null;
}

/** From the newest, or from what must be below a value, back to the beginning. */
function back(timed: Timed, asked: FilterValue | undefined, now: number): FilterValue[] | null {
  const before = onlyBound(asked, '$lt');
  if (before === undefined) return null;
  const slices: FilterValue[] = [];
  let above: { $lt?: string } = before === null ? {} : { $lt: before };
  const from = Math.min(now, (before !== null && timed.timeOf(before)) || now);
  for (let width = FIRST_MS; from - width > BEGINNING; width *= WIDER) {
    const low = timed.textAt(from - width);
    slices.push({ ...above, $gte: low });
    above = { $lt: low };
  }
  return [...slices, above];
}

/** All that is past, then what comes; only above a value, since nothing comes before everything else. */
function ahead(timed: Timed, asked: FilterValue | undefined, now: number): FilterValue[] | null {
  const after = onlyBound(asked, '$gt');
  if (after === undefined || after === null) return null;
  const slices: FilterValue[] = [];
  let below: { $gt?: string; $gte?: string } = { $gt: after };
  const from = Math.max(now, timed.timeOf(after) || now);
  for (let width = 0; width < FARTHEST_MS; width = width * WIDER || FIRST_MS) {
    const high = timed.textAt(from + width);
    if (high <= after) continue;
    slices.push({ ...below, $lt: high });
    below = { $gte: high };
  }
  return [...slices, below];
}

/** An index holds every other field of the filter and then runs along this one: only then a slice is read alone. */
function isServed(collection: keyof Collections, filter: Filter, field: string): boolean {
  const { [field]: _, ...others } = filter;
  const names = Object.keys(others);
  if (!names.every((name) => isOneValue(others[name]))) return false;
  const specs: readonly IndexSpec[] = INDEXES[collection];
  const along = LISTED_WHOLE.includes(collection) ? [ALONG_ID] : [];
  return [...specs.map(([fields]) => fields), ...along].some((index) => {
    const { held, ordered } = serviceOf(index, others, { [field]: 1 });
    return ordered && held.length === names.length;
  });
}

/** The embedded server finds single ids fast, but no range of ids without an index that begins with them. */
export const ALONG_ID = { _id: -1, id: 1 } as const;

/** Lists that are read in the order of their ids with no filter at all. */
export const LISTED_WHOLE: readonly (keyof Collections)[] = [
  'organisations',
  'users',
  'programmes',
  'projects',
  'disbursements',
];

/** The one bound that a field has; null: it has none. Undefined: it is asked for in another way. */
function onlyBound(asked: FilterValue | undefined, bound: '$lt' | '$gt'): string | null | undefined {
  if (asked === undefined) return null;
  if (typeof asked !== 'object' || asked === null || Object.keys(asked).join() !== bound) return undefined;
  const value = asked[bound];
  return typeof value === 'string' ? value : undefined;
}
