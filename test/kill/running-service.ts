import { settingsSchema } from '../../infra/config/settings-schema';
import { isRunning, killHard, type Program, serving } from '../setup/program';
import { until } from '../setup/until';
import { ownSandbox, type ProcessTable, processTable, runCareCycle } from './running-demo';

/** A service that runs as `npm start` runs it, on engines of its own. */
export interface RunningService {
  readonly program: Program;
  readonly dataDir: string;
  readonly url: string;
  /** Who runs when it began to serve. */
  readonly table: ProcessTable;
}

export const ADMINISTRATOR = { email: 'admin@carecycle.invalid', password: 'carecycle-sandbox' };

const SANDBOX = {
  SANDBOX: 'true',
  // As in a demo: the official calendar covers what follows.
  SANDBOX_START: '2025-02-10T01:00:00.000Z',
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
};

const SERVES_WITHIN_MS = 60_000;

/** Starts a sandbox on a folder, and waits until it serves. */
export async function startService(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<RunningService> {
  const program = runCareCycle(['start'], dataDir, { ...notFromFile(dataDir), ...SANDBOX, ...settings });
  try {
    const url = await serving(program, SERVES_WITHIN_MS);
    return { program, dataDir, url, table: processTable(dataDir) ?? {} };
  } catch (error) {
    program.child.kill('SIGTERM');
    throw error;
  }
}

/** Kills every process of a service at once with SIGKILL, the launcher and who started it first. */
export async function killEverything({ program, dataDir }: RunningService): Promise<void> {
  const { launcher, ...children } = processTable(dataDir) ?? {};
  const pids = [program.child.pid, launcher?.pid, ...Object.values(children).map(({ pid }) => pid)].filter(
    (pid) => pid !== undefined,
  );
  for (const pid of pids) killHard(pid);
  await program.ended;
  await until('all are gone', () => !pids.some(isRunning));
}

/** `npm start` reads `.env` for what is not set: what is set to nothing stays unset. */
function notFromFile(dataDir: string): Record<string, string> {
  const own = ownSandbox(dataDir);
  const open = Object.keys(settingsSchema.shape).filter((name) => own[name] === undefined);
  return Object.fromEntries(open.map((name) => [name, '']));
}
