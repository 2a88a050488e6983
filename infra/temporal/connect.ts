import type { Client, Connection } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { TemporalConfig } from '../config/config';

/** Where the server is and how to get in. */
export type TemporalAccess = Pick<TemporalConfig, 'address' | 'namespace' | 'apiKey' | 'tls'>;

const CONNECT_WITHIN_MS = 10_000;

/**
 * Connects who starts, asks and updates workflows. Close `client.connection` when done.
 * @throws when no server answers within the given milliseconds
 */
export async function connectClient(
  access: TemporalAccess,
  { withinMs = CONNECT_WITHIN_MS }: { withinMs?: number } = {},
): Promise<Client & { readonly connection: Connection }> {
  // Loaded when needed: the launcher has no other use for it when the engines are not its own.
  const { Client, Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ ...options(access), connectTimeout: withinMs });
  return new Client({ connection, namespace: access.namespace }) as Client & {
    readonly connection: Connection;
  };
}

/** Connects a worker; close it when the worker has ended. */
export async function connectWorker(access: TemporalAccess): Promise<NativeConnection> {
  const { NativeConnection } = await import('@temporalio/worker');
  return NativeConnection.connect(options(access));
}

function options({ address, apiKey, tls }: TemporalAccess) {
  return { address, tls: tls || apiKey !== undefined, ...(apiKey !== undefined && { apiKey }) };
}
