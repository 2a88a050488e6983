import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { PAGES } from '../../api/pages';
import { createMetrics } from '../../api/record/metrics';
import { ROUTES } from '../../api/rooms';
import { ACCESS_TABLE } from '../../domain/people/access-table';
import { wordsOf } from '../../domain/record/catalogue';
import { engineProbes } from '../api/engine-health';
import { listen, stopListening } from '../api/listen';
import { createServices } from '../api/services';
import { sessionStore } from '../api/session-store';
import { pageAssets } from '../assets/page-assets';
import { findBrowser } from '../browser/find-browser';
import { readConfig } from '../config/config';
import { createFieldCipher } from '../database/field-cipher';
import { gridFiles } from '../database/grid-files';
import { openMongoStore } from '../database/mongo-store';
import { detachedSignatures } from '../documents/detached-signatures';
import { documentPort } from '../documents/document-port';
import { createSurveyCodes } from '../evaluate/survey-codes';
import { connectClient } from '../temporal/connect';
import { tableReader } from '../workbooks/table-reader';
import { announceReady, runProcess, told } from './run-process';

/** Answers HTTP until told to end. */
async function main(stop: AbortSignal): Promise<void> {
  const config = readConfig();
  const log = pino({ name: 'api', level: config.logLevel }, pino.destination(2));
  const metrics = createMetrics();
  const [store, client] = await Promise.all([
    openMongoStore(config.mongodb.uri, config.mongodb.database, createFieldCipher(config.secrets.fieldKeys)),
    connectClient(config.temporal),
  ]);
  const documents = documentPort({
    words: wordsOf,
    findBrowser: () => findBrowser({ chromePath: config.chromePath, searchPath: config.searchPath }),
  });
  const services = createServices({
    store,
    client,
    documents,
    signatures: detachedSignatures(config.trustedAuthorities),
    tables: tableReader(),
    surveyCodes: createSurveyCodes(config.secrets.session),
    metrics,
    files: gridFiles(store.connection),
    updateTimeoutMs: config.http.updateTimeoutMs,
    probes: engineProbes(store.connection, client),
    bankSecret: config.bank.secret,
    sandbox: config.sandbox.enabled ? { pace: config.sandbox.pace } : null,
  });
  const app = createApp({
    services,
    log,
    metrics,
    routes: ROUTES,
    pages: PAGES,
    access: ACCESS_TABLE,
    publicUrl: config.http.publicUrl,
    secret: config.secrets.session,
    maxUploadBytes: config.http.maxUploadBytes,
    realNow: Date.now,
    assets: await pageAssets(),
    sessionStore: sessionStore(store.connection, config.mongodb.database),
  });
  const server = createServer(app);
  try {
    await listen(server, config.http.port, config.http.host);
    announceReady({ url: `http://${urlHost(config.http.host)}:${(server.address() as AddressInfo).port}` });
    await told(stop);
  } finally {
    await stopListening(server);
    await documents.close();
    await client.connection.close();
    await store.close();
  }
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

runProcess(main);
