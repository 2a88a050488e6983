import type { mongo } from 'mongoose';
import { ensureReplicaSet } from './replica-set';

type Command = Readonly<Record<string, unknown>>;

/** Answers as a server would; `config` undefined: it was never made a replica set. */
function server(config?: object) {
  const commands: Command[] = [];
  const command = async (request: Command) => {
    if (!('replSetGetConfig' in request)) commands.push(request);
    else if (!config) throw Object.assign(new Error('no replset config has been received'), { code: 94 });
    return { config };
  };
  return { admin: { command } as unknown as mongo.Db, commands };
}

test('a server of its own becomes a replica set', async () => {
  const { admin, commands } = server();
  await ensureReplicaSet(admin, 'rs', '127.0.0.1:5');
  expect(commands).toEqual([{ replSetInitiate: { _id: 'rs', members: [{ _id: 0, host: '127.0.0.1:5' }] } }]);
});

test('a replica set whose port changed is told so', async () => {
  const { admin, commands } = server({
    _id: 'rs',
    version: 3,
    members: [{ _id: 0, host: '127.0.0.1:4', votes: 1 }],
  });
  await ensureReplicaSet(admin, 'rs', '127.0.0.1:5');
  const members = [{ _id: 0, host: '127.0.0.1:5', votes: 1 }];
  expect(commands).toEqual([{ replSetReconfig: { _id: 'rs', version: 4, members }, force: true }]);
});

test('one that is as it should be is left alone', async () => {
  const { admin, commands } = server({ version: 1, members: [{ _id: 0, host: '127.0.0.1:5' }] });
  await ensureReplicaSet(admin, 'rs', '127.0.0.1:5');
  expect(commands).toEqual([]);
});

test('another error of the server is not taken for a missing configuration', async () => {
  const admin = { command: async () => Promise.reject(new Error('unauthorized')) } as unknown as mongo.Db;
  await expect(ensureReplicaSet(admin, 'rs', '127.0.0.1:5')).rejects.toThrow('unauthorized');
});
