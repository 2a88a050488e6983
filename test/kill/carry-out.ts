import { setTimeout as pause } from 'node:timers/promises';
import { killHard } from '../setup/program';
import type { Kill } from './kill-plan';
import { journalCounter } from './progress';
import { processTable } from './running-demo';

export interface Carried {
  kill: Kill;
  /** Journal entries when it struck. */
  entries: number;
  pid: number;
}

const BETWEEN_LOOKS_MS = 100;

/**
 * Kills with SIGKILL, one after the other, as the demo gets on. A victim that is not serving at its moment is killed
 * as soon as it serves again.
 * @param ended tells that there is nothing left to kill
 * @returns the kills that were carried out
 */
export async function carryOut(
  plan: readonly Kill[],
  dataDir: string,
  ended: () => boolean,
  say: (line: string) => void,
): Promise<Carried[]> {
  const done: Carried[] = [];
  const counter = await whenServing(dataDir, ended);
  if (!counter) return done;
  try {
    let pending = plan[0];
    while (pending && !ended()) {
      const entries = await counter.count();
      const pid = processTable(dataDir)?.[pending.victim]?.pid;
      if (entries !== null && entries >= pending.atEntries && pid !== undefined && killHard(pid)) {
        done.push({ kill: pending, entries, pid });
        say(`kill ${done.length}/${plan.length}: ${pending.victim} (process ${pid}) at entry ${entries}`);
        await goneFromTable(dataDir, pending.victim, pid, ended);
        pending = plan[done.length];
      } else await pause(BETWEEN_LOOKS_MS);
    }
  } finally {
    await counter.close();
  }
  return done;
}

async function whenServing(dataDir: string, ended: () => boolean) {
  while (!ended()) {
    const table = processTable(dataDir);
    if (table?.mongo?.address && table.api) return journalCounter(table.mongo.address);
    await pause(BETWEEN_LOOKS_MS);
  }
  return undefined;
}

/** Until the launcher has seen the end, its table still names the dead. */
async function goneFromTable(
  dataDir: string,
  name: string,
  pid: number,
  ended: () => boolean,
): Promise<void> {
  while (!ended() && processTable(dataDir)?.[name]?.pid === pid) await pause(BETWEEN_LOOKS_MS);
}
