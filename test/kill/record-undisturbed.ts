import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '../../infra/engines/run-engine';
import { playDemo } from './ended-demo';
import { UNDISTURBED_FILE, type Undisturbed } from './undisturbed';

/**
 * Records anew what the Guangzhou programme comes to when nothing disturbs it; needed when its example or its rules
 * change.
 *
 *     node --require tsx/cjs test/kill/record-undisturbed.ts
 */
async function main(): Promise<void> {
  const folder = temporaryFolder();
  try {
    const ended = await playDemo({ dataDir: folder.path, play: ['guangzhou-venture'], say: console.log });
    if (ended.status !== 0) throw new Error(ended.output.slice(-3_000));
    const { figures, records } = ended;
    const undisturbed: Undisturbed = { figures, records: { counts: records.counts } };
    writeFileSync(UNDISTURBED_FILE, `${JSON.stringify(undisturbed, null, 2)}\n`);
  } finally {
    folder.remove();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
