import { randomBytes } from 'node:crypto';
import { readEngineSettings } from '../config/engine-settings';
import { planMongo } from '../engines/mongo-engine';
import { temporaryFolder } from '../engines/run-engine';
import { startProcess } from '../engines/running-process';
import { createFieldCipher } from './field-cipher';
import { openMongoStore } from './mongo-store';

const ROUNDS = 2;
const WRITERS = 4;

test('what a transaction has written outlives a kill -9 of the database, from the moment it was answered', async () => {
  const folder = temporaryFolder();
  const settings = { ...readEngineSettings(), mongodbUri: undefined };
  const plan = await planMongo({ dataDir: folder.path, settings });
  if (!plan.process) throw new Error('no database of our own was planned');
  const cipher = createFieldCipher([{ id: 'test', key: randomBytes(32) }]);
  const answered = new Set<string>();
  let stop: () => Promise<unknown> = async () => undefined;
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const engine = await startProcess(plan.process);
      stop = engine.stop;
      const store = await openMongoStore(plan.address, 'durable', cipher);
      if (round === 1) await store.migrate();
      const kept = new Set((await store.questions.find({})).map(({ id }) => id));
      expect([...answered].filter((id) => !kept.has(id))).toEqual([]);

      const write = async (writer: number) => {
        for (let n = 1; ; n += 1) {
          const id = `${round}-${writer}-${n}`;
          await store.transaction(() => store.questions.put(id, { text: id }));
          answered.add(id);
          // Whoever gets this far first pulls the plug; the others are in the middle of it.
          if (n === 40 * round) process.kill(engine.pid, 'SIGKILL');
        }
      };
      for (let writer = 1; writer <= WRITERS; writer += 1) write(writer).catch(() => undefined);
      await engine.exited;
      await store.close();
    }
    expect(answered.size).toBeGreaterThan(ROUNDS * 40);
  } finally {
    await stop();
    folder.remove();
  }
});
