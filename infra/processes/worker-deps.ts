import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { ActivityDeps } from '../../activities/deps';
import { wordsOf } from '../../domain/record/catalogue';
import { httpBank } from '../bank/http-bank';
import { findBrowser } from '../browser/find-browser';
import type { Config } from '../config/config';
import { gridFiles } from '../database/grid-files';
import type { MongoStore } from '../database/mongo-store';
import { documentPort } from '../documents/document-port';
import { createSurveyCodes } from '../evaluate/survey-codes';
import { mailPort } from '../mail/mail-port';

/** Everything that activities touch, on a real store. Close it with the process. */
export function workerDeps(
  config: Config,
  store: MongoStore,
  stopping: AbortSignal,
): { deps: ActivityDeps; close(): Promise<void> } {
  const surveyCodes = createSurveyCodes(config.secrets.session);
  const documents = documentPort({
    words: wordsOf,
    findBrowser: () => findBrowser({ chromePath: config.chromePath, searchPath: config.searchPath }),
  });
  const mail = mailPort({
    store,
    surveyCodes,
    smtpUrl: config.mail.smtpUrl,
    from: config.mail.from,
    publicUrl: config.http.publicUrl,
    words: wordsOf,
  });
  const bank = httpBank({
    url: config.bank.url,
    timeoutMs: config.bank.answerMs,
    accountOf: async (organisationId) => (await store.organisations.get(organisationId))?.bankAccount ?? null,
  });
  const newId = monotonicFactory();
  return {
    deps: {
      store: config.sandbox.enabled ? store : withPlainClock(store),
      documents,
      mail,
      bank,
      surveyCodes,
      stopping,
      files: gridFiles(store.connection),
      now: Date.now,
      newId: () => newId(),
      newSeed: () => randomBytes(16).toString('hex'),
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
    },
    async close() {
      mail.close();
      await documents.close();
    },
  };
}

/** Outside a sandbox nobody moves the clock: it need not be read. */
function withPlainClock(store: MongoStore): MongoStore {
  return { ...store, clocks: { ...store.clocks, get: async () => null } };
}
