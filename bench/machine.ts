import { cpus, loadavg, totalmem } from 'node:os';

/** The machine and what runs on it, in one line; the load tells whether the figures are to be trusted. */
export function machine(): string {
  const [first] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} cores (${first?.model ?? 'unknown'}), ${memory} GiB, Node ${process.version}, load ${load} before the start`;
}
