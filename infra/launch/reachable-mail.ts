import { connect } from 'node:net';
import { LaunchFailure } from '../engines/launch-failure';

const DEFAULT_PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 };
const ANSWER_WITHIN_MS = 5_000;

/**
 * Checks that somebody listens at the mail server's address.
 * @throws LaunchFailure in one sentence, without the password that the address may hold
 */
export async function requireMailServer(smtpUrl: string): Promise<void> {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const target = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (DEFAULT_PORTS[protocol] ?? 25),
  };
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ ...target, timeout: ANSWER_WITHIN_MS });
    const fail = (reason: string) => {
      socket.destroy();
      reject(
        new LaunchFailure(`SMTP_URL: no mail server answers at ${target.host}:${target.port} (${reason}).`),
      );
    };
    socket.once('timeout', () => fail(`no answer within ${ANSWER_WITHIN_MS / 1000} s`));
    socket.once('error', (error) => fail(error.message));
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
