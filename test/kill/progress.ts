import { mongo } from 'mongoose';

/** Counts the decisions on record, straight from the database of a running sandbox; null while it does not answer. */
export function journalCounter(uri: string, database = 'carecycle') {
  const client = new mongo.MongoClient(uri, {
    directConnection: true,
    serverSelectionTimeoutMS: 500,
    connectTimeoutMS: 500,
    socketTimeoutMS: 2_000,
    maxPoolSize: 1,
  });
  client.on('error', () => undefined);
  return {
    count: () =>
      client
        .db(database)
        .collection('journal')
        .estimatedDocumentCount()
        .catch(() => null),
    close: () => client.close(),
  };
}
