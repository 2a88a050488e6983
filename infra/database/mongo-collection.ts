import type { mongo } from 'mongoose';
import { Fault } from '../../domain/record/fault';
import type { Collection, Collections, Filter, FindOptions } from '../../domain/record/store';
import { decryptFields, encryptFields } from './encrypted-fields';
import type { FieldCipher } from './field-cipher';
import { inOrder } from './in-order';
import type { Asked } from './query-fault';
import { readTogether } from './read-together';
import { slicesOfTime } from './slices-of-time';
import { splitIn } from './split-in';

export type Row = { _id: string; [field: string]: unknown };

/** What the database calls `_id` the house calls `id`. */
function toFilter(filter: Filter): mongo.Filter<Row> {
  const { id, ...fields } = filter;
  return (id === undefined ? fields : { _id: id, ...fields }) as mongo.Filter<Row>;
}

function toSort(sort: FindOptions['sort'] = {}): { [field: string]: 1 | -1 } {
  return Object.fromEntries(
    Object.entries(sort).map(([field, order]) => [field === 'id' ? '_id' : field, order]),
  );
}

/** 11000: some unique key is taken. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

/** The native collection, and the session of the transaction that the caller is in, if any. */
export interface MongoAccess {
  rows: mongo.Collection<Row>;
  session(): mongo.ClientSession | undefined;
  /** Is told every question that is put to the database. */
  onAsked?: ((asked: Asked) => void) | undefined;
  /** The server reads all that a filter finds before it cuts off at the limit. */
  cutsLate?: boolean;
}

/**
 * One collection of the store. It speaks to the driver itself: a store whose records are plain data has no use for
 * documents that know how to save themselves, and they cost a quarter of a busy process.
 */
export function mongoCollection<T extends { id: string }>(
  name: keyof Collections,
  { rows, session, onAsked, cutsLate = false }: MongoAccess,
  cipher: FieldCipher,
): Collection<T> {
  const fromRow = ({ _id, ...fields }: Row): T =>
    ({ id: _id, ...decryptFields(cipher, name, fields) }) as unknown as T;
  const fieldsOf = (set: object) => {
    const { id: _, ...rest } = set as { [field: string]: unknown };
    return encryptFields(cipher, name, rest);
  };
  const rowOf = (record: T): Row => ({ _id: record.id, ...fieldsOf(record) });
  const refuseTaken = (error: unknown): never => {
    if (isDuplicateKey(error))
      throw new Fault('conflict', {
        en: `a record with this key is already in ${name}`,
        zh: '相同的记录已经存在',
      });
    throw error;
  };
  const inSession = () => ({ session: session() });
  const told = (filter: Filter): mongo.Filter<Row> => {
    onAsked?.({ collection: name, filter });
    return toFilter(filter);
  };
  const find = async (filter: Filter, { sort, limit }: FindOptions = {}): Promise<T[]> => {
    onAsked?.({ collection: name, filter, sort, limit });
    const split = cutsLate ? splitIn(filter) : null;
    if (split) {
      const found = await Promise.all(split.filters.map((one) => findAll(one, { sort })));
      return inOrder(found.flat().filter(split.picks), sort).slice(0, limit);
    }
    const slices = cutsLate && limit !== undefined ? slicesOfTime(name, filter, sort, Date.now()) : null;
    if (!slices || limit === undefined) return findAll(filter, { sort, limit });
    const found: T[] = [];
    for (const slice of slices) {
      if (found.length >= limit) break;
      found.push(...(await findAll(slice, { sort, limit: limit - found.length })));
    }
    return found;
  };
  const findAll = async (filter: Filter, { sort, limit }: FindOptions): Promise<T[]> => {
    const options = {
      ...inSession(),
      ...(sort ? { sort: toSort(sort) } : {}),
      ...(limit === undefined ? {} : { limit }),
    };
    return (await rows.find(toFilter(filter), options).toArray()).map(fromRow);
  };
  const getAlone = async (id: string): Promise<T | null> => {
    const row = await rows.findOne({ _id: id }, inSession());
    return row && fromRow(row);
  };
  const getTogether = readTogether<T>(async (ids) => {
    const [id = ''] = ids;
    if (ids.length > 1) return findAll({ id: { $in: ids } }, {});
    const found = await getAlone(id);
    return found ? [found] : [];
  });
  // A transaction reads what it sees itself.
  const get = (id: string) => (session() ? getAlone(id) : getTogether(id));
  return {
    get,
    find,
    async need(id) {
      const found = await get(id);
      if (!found) throw new Fault('not-found', { en: `no such record in ${name}`, zh: null });
      return found;
    },
    async first(filter, options = {}) {
      return (await find(filter, { ...options, limit: 1 }))[0] ?? null;
    },
    async pick(filter, fields) {
      const projection = Object.fromEntries(fields.map((field) => [field, 1]));
      const found = await rows.find(told(filter), { ...inSession(), projection }).toArray();
      return found.map(fromRow);
    },
    async count(filter) {
      return rows.countDocuments(told(filter), inSession());
    },
    async insert(record) {
      await rows.insertOne(rowOf(record), inSession()).catch(refuseTaken);
    },
    async insertMany(records) {
      if (records.length > 0) await rows.insertMany(records.map(rowOf), inSession()).catch(refuseTaken);
    },
    async update(filter, set) {
      const change = { $set: fieldsOf(set) };
      return (await rows.updateOne(told(filter), change, inSession()).catch(refuseTaken)).matchedCount > 0;
    },
    async updateAll(filter, set) {
      const change = { $set: fieldsOf(set) };
      return (await rows.updateMany(told(filter), change, inSession()).catch(refuseTaken)).matchedCount;
    },
    async put(id, set) {
      const change = { $set: fieldsOf(set) };
      await rows.updateOne({ _id: id }, change, { ...inSession(), upsert: true }).catch(refuseTaken);
    },
    async add(filter, increments) {
      const change = { $inc: increments } as mongo.UpdateFilter<Row>;
      return (await rows.updateOne(told(filter), change, inSession())).matchedCount > 0;
    },
    async remove(id) {
      await rows.deleteOne({ _id: id }, inSession());
    },
    async removeAll(filter) {
      return (await rows.deleteMany(told(filter), inSession())).deletedCount;
    },
  };
}
