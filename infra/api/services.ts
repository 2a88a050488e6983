import { createHash, randomBytes } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { monotonicFactory } from 'ulid';
import type { Metrics } from '../../api/record/metrics';
import type { PagedStore, Services } from '../../api/record/services';
import type { SurveyCodes } from '../../domain/evaluate/survey-codes';
import { businessInstant, PLAIN_CLOCK } from '../../domain/record/clock';
import type { DocumentPort } from '../../domain/record/document-port';
import type { FilePort } from '../../domain/record/file-port';
import type { SignaturePort } from '../../domain/record/signature-port';
import type { TablePort } from '../../domain/record/table-port';
import { decide } from './decide';
import { type EngineProbes, engineHealth } from './engine-health';
import { observer } from './observe';
import { remembered } from './remembered';
import { rememberedClock } from './remembered-clock';
import { signalProcess, startProcess } from './start-process';

export interface ServiceParts {
  store: PagedStore;
  client: Client;
  files: FilePort;
  documents: DocumentPort;
  signatures: SignaturePort;
  tables: TablePort;
  surveyCodes: SurveyCodes;
  metrics: Metrics;
  /** A process that has not answered by then is not waited for. */
  updateTimeoutMs: number;
  probes: EngineProbes;
  /** Shared with the bank; null: its notices are not taken. */
  bankSecret?: string | null;
  /** Null outside a sandbox. */
  sandbox: { pace: number } | null;
}

/** Everything that routes stand on, over a real database and a real Temporal server. */
export function createServices(parts: ServiceParts): Services {
  const { client, sandbox } = parts;
  const store: PagedStore = { ...parts.store, clocks: rememberedClock(parts.store.clocks) };
  // Outside a sandbox nobody moves the clock: it need not be read.
  const clock = async () => (sandbox ? ((await store.clocks.get('clock')) ?? PLAIN_CLOCK) : PLAIN_CLOCK);
  return {
    store,
    files: parts.files,
    documents: parts.documents,
    signatures: parts.signatures,
    tables: parts.tables,
    surveyCodes: parts.surveyCodes,
    bankSecret: parts.bankSecret ?? null,
    sandbox,
    clock,
    now: async () => businessInstant(await clock(), Date.now()),
    newId: monotonicFactory(),
    newSeed: () => randomBytes(16).toString('hex'),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    remembered: remembered(Date.now),
    decide: (workflowId, type, input, key) => decide(parts, workflowId, type.name, input, key),
    start: (workflow, workflowId, input) => startProcess(client, workflow, workflowId, input),
    signal: (workflowId, type, input) => signalProcess(client, workflowId, type.name, input),
    observe: observer(client),
    ready: () => engineHealth(parts.probes),
  };
}
