import { readFileSync } from 'node:fs';
import { workflowBundle } from '../../temporal/workflow-bundle';
import { bundledPackages, strangers } from './bundled-modules';

/** Fails when the workflow bundle holds more than our own rules and the SDK. */
async function main(): Promise<number> {
  const { codePath } = await workflowBundle();
  const code = readFileSync(codePath, 'utf8');
  const found = strangers(bundledPackages(code));
  for (const name of found)
    console.log(`The workflow bundle holds ${name}, which has no place in workflows.`);
  if (found.length === 0)
    console.log(`The workflow bundle is clean (${Math.round(code.length / 1024)} KiB).`);
  return found.length === 0 ? 0 : 1;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    console.log(`The workflow bundle could not be checked: ${error.message}`);
    process.exitCode = 1;
  },
);
