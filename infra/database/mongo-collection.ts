import type { Model } from 'mongoose';
import { Fault } from '../../domain/record/fault';
import type { Collection, Collections, Filter, FindOptions } from '../../domain/record/store';
import { decryptFields, encryptFields } from './encrypted-fields';
import type { FieldCipher } from './field-cipher';

type Row = { _id: string; [field: string]: unknown };

/** What the database calls `_id` the house calls `id`. */
export function toRow(record: { [field: string]: unknown }): Row {
  const { id, ...fields } = record;
  return { _id: id as string, ...fields };
}

function toFilter(filter: Filter): { [field: string]: unknown } {
  const { id, ...fields } = filter;
  return id === undefined ? fields : { _id: id, ...fields };
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

/** One collection of the store over a Mongoose model. Transactions reach it by async context. */
export function mongoCollection<T extends { id: string }>(
  name: keyof Collections,
  model: Model<Row>,
  cipher: FieldCipher,
): Collection<T> {
  const fromRow = ({ _id, ...fields }: Row): T =>
    ({ id: _id, ...decryptFields(cipher, name, fields) }) as unknown as T;
  const fields = (set: object) => {
    const { id: _, ...rest } = set as { [field: string]: unknown };
    return encryptFields(cipher, name, rest);
  };
  const refuseTaken = (error: unknown): never => {
    if (isDuplicateKey(error)) throw new Fault('conflict', `a record with this key is already in ${name}`);
    throw error;
  };
  const find = async (filter: Filter, options: FindOptions = {}): Promise<T[]> => {
    const query = model.find(toFilter(filter)).sort(toSort(options.sort)).lean<Row[]>();
    return (await (options.limit === undefined ? query : query.limit(options.limit))).map(fromRow);
  };
  const get = async (id: string): Promise<T | null> => {
    const row = await model.findOne({ _id: id }).lean<Row | null>();
    return row && fromRow(row);
  };
  return {
    get,
    find,
    async need(id) {
      const found = await get(id);
      if (!found) throw new Fault('not-found', `no such record in ${name}`);
      return found;
    },
    async first(filter, options = {}) {
      return (await find(filter, { ...options, limit: 1 }))[0] ?? null;
    },
    async count(filter) {
      return model.countDocuments(toFilter(filter));
    },
    async insert(record) {
      const { _id, ...rest } = toRow(record as unknown as { [field: string]: unknown });
      await model.insertMany([{ _id, ...fields(rest) }]).catch(refuseTaken);
    },
    async insertMany(records) {
      if (records.length === 0) return;
      const rows = records.map((record) => {
        const { _id, ...rest } = toRow(record as unknown as { [field: string]: unknown });
        return { _id, ...fields(rest) };
      });
      await model.insertMany(rows).catch(refuseTaken);
    },
    async update(filter, set) {
      const answer = await model.updateOne(toFilter(filter), { $set: fields(set) }).catch(refuseTaken);
      return answer.matchedCount > 0;
    },
    async updateAll(filter, set) {
      return (await model.updateMany(toFilter(filter), { $set: fields(set) }).catch(refuseTaken))
        .matchedCount;
    },
    async put(id, set) {
      await model.updateOne({ _id: id }, { $set: fields(set) }, { upsert: true }).catch(refuseTaken);
    },
    async add(filter, increments) {
      return (await model.updateOne(toFilter(filter), { $inc: increments })).matchedCount > 0;
    },
    async remove(id) {
      await model.deleteOne({ _id: id });
    },
    async removeAll(filter) {
      return (await model.deleteMany(toFilter(filter))).deletedCount;
    },
  };
}
