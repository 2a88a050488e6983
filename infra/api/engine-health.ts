import type { Client, Connection } from '@temporalio/client';
import type { Connection as MongoConnection } from 'mongoose';

/** Each asks its engine for a sign of life. */
export interface EngineProbes {
  database(): Promise<unknown>;
  temporal(): Promise<unknown>;
}

const WITHIN_MS = 2_000;

export function engineProbes(
  database: MongoConnection,
  client: Client & { readonly connection: Connection },
): EngineProbes {
  return {
    database: async () => database.db?.admin().ping({ timeoutMS: WITHIN_MS }),
    temporal: () =>
      client.connection.withDeadline(Date.now() + WITHIN_MS, () =>
        client.connection.workflowService.getSystemInfo({}),
      ),
  };
}

/** Which of the engines answer within two seconds. */
export async function engineHealth(probes: EngineProbes): Promise<{ database: boolean; temporal: boolean }> {
  const [database, temporal] = await Promise.all([answers(probes.database), answers(probes.temporal)]);
  return { database, temporal };
}

async function answers(probe: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), WITHIN_MS);
  });
  const sign = probe().then(
    () => true,
    () => false,
  );
  return Promise.race([sign, late]).finally(() => clearTimeout(timer));
}
