import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, Mongoose, type mongo } from 'mongoose';
import type { Collection, Collections, Filter, FindOptions, Store } from '../../domain/record/store';
import { Turns } from '../../domain/record/turns';
import type { FieldCipher } from './field-cipher';
import { immutable } from './immutable';
import { COLLECTION_NAMES, INDEXES } from './indexes';
import { mongoCollection, type Row } from './mongo-collection';
import type { Asked } from './query-fault';
import { type Page, readPage } from './read-page';
import { ALONG_ID, LISTED_WHOLE } from './slices-of-time';

/** The store together with what the outer floors need besides: pages for lists, and the connection itself. */
export interface MongoStore extends Store {
  connection: Connection;
  /**
   * One page of a list in the order of `sort` (default: newest id first): of what a filter finds, or any of several.
   * @throws Fault `invalid-input` for a bad cursor
   */
  page<T extends { id: string }>(
    collection: keyof Collections,
    filter: Filter | readonly Filter[],
    options: { cursor?: string | undefined; limit: number; sort?: FindOptions['sort'] },
  ): Promise<Page<T>>;
  /** Makes every index; doing it again changes nothing. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects to MongoDB, always with majority and journalled writes, whatever the address says.
 * @param onAsked is told every question that is put to the database: for tests that judge them
 * @throws when the server does not answer within 5 seconds
 */
export async function openMongoStore(
  uri: string,
  database: string,
  cipher: FieldCipher,
  onAsked?: (asked: Asked) => void,
): Promise<MongoStore> {
  const connection = await new Mongoose()
    .createConnection(uri, {
      dbName: database,
      autoIndex: false,
      autoCreate: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 5_000,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
    })
    .asPromise();
  const client = connection.getClient();
  const cutsLate = await isEmbedded(client);
  const sessions = new AsyncLocalStorage<mongo.ClientSession>();
  const turns = new Turns();
  const access = (name: keyof Collections) => ({
    rows: client.db(database).collection<Row>(name),
    session: () => sessions.getStore(),
    onAsked,
    cutsLate,
  });
  const collections = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, mongoCollection(name, access(name), cipher) as Collection<never>]),
  ) as unknown as Collections;

  return {
    ...collections,
    rulebooks: immutable(collections.rulebooks),
    connection,
    transaction(work, turn) {
      if (sessions.getStore()) return work();
      const run = () =>
        client.withSession((session) =>
          session.withTransaction(() => sessions.run(session, work), {
            readConcern: { level: 'snapshot' },
            writeConcern: { w: 'majority', journal: true },
          }),
        );
      return turn === undefined ? run() : turns.take(turn, run);
    },
    page: (name, filter, options) =>
      readPage(collections[name] as unknown as Collection<never>, filter, options),
    async migrate() {
      await Promise.all(COLLECTION_NAMES.map((name) => prepare(connection, name, cutsLate)));
    },
    close: () => connection.close(),
  };
}

/** Whether it is the embedded server, which says so itself: it has its own ways with long lists. */
export async function isEmbedded(client: mongo.MongoClient): Promise<boolean> {
  return 'secantusVersion' in (await client.db('admin').command({ buildInfo: 1 }));
}

async function prepare(connection: Connection, name: keyof Collections, cutsLate: boolean): Promise<void> {
  await connection.createCollection(name).catch((error: { code?: number }) => {
    if (error.code !== ALREADY_THERE) throw error;
  });
  const specs = INDEXES[name].map(([key, unique]) => ({ key, unique: unique === 'unique' }));
  if (cutsLate && LISTED_WHOLE.includes(name)) specs.push({ key: ALONG_ID, unique: false });
  if (specs.length > 0) await connection.collection(name).createIndexes(specs);
}

const ALREADY_THERE = 48;
