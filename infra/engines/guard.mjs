// Ends the processes on its list when its parent is gone, however the parent ended: then nobody else would.
// The parent writes a line `+pid` for each process that it starts and `-pid` when that one has ended.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const GRACE_MS = 5_000;
const pids = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) pids.add(pid);
  else pids.delete(pid);
}

signalAll('SIGTERM');
const deadline = Date.now() + GRACE_MS;
while (pids.size > 0 && Date.now() < deadline) {
  await pause(50);
  signalAll(0);
}
signalAll('SIGKILL');

function signalAll(signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      pids.delete(pid);
    }
  }
}
