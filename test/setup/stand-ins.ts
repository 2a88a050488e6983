import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says its name in a file when it is told to end, so that the order of ending can be seen. */
const endsInOrder = (name: string) => `
import { appendFileSync } from 'node:fs';
process.on('SIGTERM', () => {
  appendFileSync(process.env.DATA_DIR + '/ended.txt', '${name}\\n');
  process.exit(0);
});
`;

const SCRIPTS: Record<string, string> = {
  migrate: `
if (!/w=majority&journal=true/.test(process.env.MONGODB_URI)) process.exit(1);
if (process.env.TZ !== 'UTC') process.exit(1);
`,
  sandbox: `${endsInOrder('sandbox')}
const { SMTP_PORT, MAIL_WEB_PORT, BANK_PORT } = process.env;
const at = (scheme: string, port: string) => scheme + '://127.0.0.1:' + port;
console.log(JSON.stringify({
  ready: true, smtp: at('smtp', SMTP_PORT), mail: at('http', MAIL_WEB_PORT), bank: at('http', BANK_PORT),
}));
setInterval(() => {}, 1000);
`,
  worker: `${endsInOrder('worker')}
console.log(JSON.stringify({ ready: true, bank: process.env.BANK_URL }));
setInterval(() => {}, 1000);
`,
  api: `${endsInOrder('api')}
import { createServer } from 'node:http';
createServer((_, answer) => answer.end('here')).listen(Number(process.env.PORT), process.env.HOST, () =>
  console.log(JSON.stringify({ ready: true, url: process.env.PUBLIC_URL })),
);
`,
  demo: `
fetch(process.env.CARECYCLE_URL).then(async (answer) => {
  console.log('The demo found the service', await answer.text());
  process.exit(7);
});
`,
};

/**
 * Writes small scripts that stand in for our processes, so that the launcher is tested by itself.
 * @param changed scripts that differ, by name
 */
export function writeStandIns(folder: string, changed: Readonly<Record<string, string>> = {}): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, code] of Object.entries({ ...SCRIPTS, ...changed })) {
    writeFileSync(join(folder, `${name}.ts`), code);
  }
}
