import type { mongo } from 'mongoose';

const NOT_YET_INITIALIZED = 94;

/**
 * Makes a single server a replica set, which transactions need, or tells its replica set that its port changed.
 * @param member host:port
 */
export async function ensureReplicaSet(admin: mongo.Db, name: string, member: string): Promise<void> {
  const config = await currentConfig(admin);
  if (!config) {
    await admin.command({ replSetInitiate: { _id: name, members: [{ _id: 0, host: member }] } });
  } else if (config.members[0]?.host !== member) {
    const members = [{ ...config.members[0], _id: 0, host: member }];
    await admin.command({
      replSetReconfig: { ...config, version: config.version + 1, members },
      force: true,
    });
  }
}

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly _id: number; readonly host: string }[];
}

async function currentConfig(admin: mongo.Db): Promise<ReplicaSetConfig | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as ReplicaSetConfig;
  } catch (error) {
    if ((error as { code?: number }).code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}
