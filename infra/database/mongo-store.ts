import { type Connection, Mongoose, Schema } from 'mongoose';
import type { Collection, Collections, Filter, FindOptions, Store } from '../../domain/record/store';
import type { FieldCipher } from './field-cipher';
import { immutable } from './immutable';
import { COLLECTION_NAMES, INDEXES } from './indexes';
import { mongoCollection } from './mongo-collection';
import { type Page, readPage } from './read-page';

/** The store together with what the outer floors need besides: pages for lists, and the connection itself. */
export interface MongoStore extends Store {
  connection: Connection;
  /** One page of a list in the order of `sort` (default: newest id first). @throws Fault `invalid-input` for a bad cursor */
  page<T extends { id: string }>(
    collection: keyof Collections,
    filter: Filter,
    options: { cursor?: string | undefined; limit: number; sort?: FindOptions['sort'] },
  ): Promise<Page<T>>;
  /** Makes every index; doing it again changes nothing. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects to MongoDB, always with majority and journalled writes, whatever the address says.
 * @throws when the server does not answer within 5 seconds
 */
export async function openMongoStore(
  uri: string,
  database: string,
  cipher: FieldCipher,
): Promise<MongoStore> {
  const mongoose = new Mongoose();
  mongoose.set('transactionAsyncLocalStorage', true);
  const connection = await mongoose
    .createConnection(uri, {
      dbName: database,
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: 5_000,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
    })
    .asPromise();
  const models = new Map(
    COLLECTION_NAMES.map((name) => {
      const schema = new Schema(
        { _id: String },
        { strict: false, versionKey: false, minimize: false, collection: name },
      );
      return [name, connection.model(name, schema)] as const;
    }),
  );
  const model = (name: keyof Collections) => models.get(name) as never;
  const collections = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, mongoCollection(name, model(name), cipher) as Collection<never>]),
  ) as unknown as Collections;

  return {
    ...collections,
    rulebooks: immutable(collections.rulebooks),
    connection,
    async transaction(work) {
      return connection.transaction(work, {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', journal: true },
      }) as ReturnType<typeof work>;
    },
    page: (name, filter, options) =>
      readPage(collections[name] as unknown as Collection<never>, filter, options),
    async migrate() {
      for (const name of COLLECTION_NAMES) {
        const collection = connection.collection(name);
        await connection.createCollection(name).catch((error: { code?: number }) => {
          if (error.code !== 48) throw error;
        });
        for (const [fields, unique] of INDEXES[name])
          await collection.createIndex(fields, { unique: unique === 'unique' });
      }
    },
    close: () => connection.close(),
  };
}
