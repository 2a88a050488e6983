import MongoStore from 'connect-mongo';
import type { Store } from 'express-session';
import type { Connection } from 'mongoose';
import { SESSION_MS } from '../../domain/people/sign-in-rules';

const CLEAN_EVERY_MINUTES = 10;
/** A session that is used all the time is written once a minute, not at every request. */
const TOUCH_AFTER_SECONDS = 60;

/** Sessions in the database, over the connection that is there anyway. */
export function sessionStore(connection: Connection, database: string): Store {
  return MongoStore.create({
    client: connection.getClient() as never,
    dbName: database,
    collectionName: 'sessions',
    ttl: SESSION_MS / 1000,
    touchAfter: TOUCH_AFTER_SECONDS,
    autoRemove: 'interval',
    autoRemoveInterval: CLEAN_EVERY_MINUTES,
  });
}
