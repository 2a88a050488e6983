import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../infra/config/child-environment';
import { projectRoot } from '../infra/engines/project-root';

export interface DemoRun {
  /** Of the play alone, and with start and end of everything. */
  seconds: number;
  wholeSeconds: number;
  projects: number;
  journalEntries: number;
  /** Temporal actions of one project, on average, by programme. */
  actions: { [programme: string]: number };
}

/** The parts of the demo's own report that are looked at here. */
interface DemoReport {
  seconds: number;
  actions: { [programme: string]: number };
  figures: { programmes: { projects: unknown[] }[]; journals: { entries: number } };
}

const WITHIN_MS = 300_000;

/** Plays the demo whole, in a folder of its own, and reads what it reports. */
export async function runDemo(dataDir: string): Promise<DemoRun> {
  const begun = performance.now();
  const script = join(projectRoot, 'infra', 'launch', 'main.ts');
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script, 'demo', '--exit'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: childEnvironment('service', { DATA_DIR: dataDir, PORT: '0' }) as NodeJS.ProcessEnv,
  });
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    child.kill('SIGTERM');
  }, WITHIN_MS);
  const status = await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(late);
  if (isLate) throw new Error(`the demo was not done in ${WITHIN_MS / 1000} s`);
  if (status !== 0) throw new Error(`the demo ended with status ${status}`);
  const report = JSON.parse(readFileSync(join(dataDir, 'figures.json'), 'utf8')) as DemoReport;
  return {
    seconds: report.seconds,
    wholeSeconds: (performance.now() - begun) / 1000,
    projects: report.figures.programmes.reduce((sum, { projects }) => sum + projects.length, 0),
    journalEntries: report.figures.journals.entries,
    actions: report.actions,
  };
}
