import { join } from 'node:path';
import { startBankSimulator } from '../bank/bank-simulator';
import { readConfig } from '../config/config';
import { startSmtpCatcher } from '../mail/smtp-catcher';
import { announceReady, runProcess, told } from './run-process';

const log = (line: string) => void process.stderr.write(`[sandbox] ${line}\n`);

/** What a sandbox has instead of a mail server and a bank. */
async function main(stop: AbortSignal): Promise<void> {
  const { bank: given, dataDir, http, sandbox } = readConfig();
  const mail = await startSmtpCatcher({
    smtpPort: sandbox.smtpPort,
    webPort: sandbox.mailWebPort,
    dataDir,
    log,
  });
  const bank = await startBankSimulator({
    port: sandbox.bankPort,
    dataFile: join(dataDir, 'bank.jsonl'),
    log,
    ...(given.secret && {
      callback: { url: `${http.publicUrl}/api/v1/bank/callbacks`, secret: given.secret },
    }),
  });
  announceReady({ smtp: mail.smtpUrl, mail: mail.webUrl, bank: bank.url });
  await told(stop);
  await Promise.all([mail.stop(), bank.stop()]);
}

runProcess(main);
