import { startBankSimulator } from './bank-simulator';

/** A bank simulator as a process of its own, to be killed: prints its address. */
startBankSimulator({ port: 0, dataFile: process.argv[2] as string, log: () => undefined, settleMs: 20 }).then(
  ({ url }) => process.stdout.write(`${url}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
