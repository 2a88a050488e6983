import { createTransport, type SendMailOptions } from 'nodemailer';
import { Fault } from '../../domain/record/fault';

export interface SmtpSender {
  /** @throws Fault `conflict` when the server refuses this mail for good, `unavailable` for anything else */
  send(mail: SendMailOptions): Promise<void>;
  close(): void;
}

const CONNECTIONS = 4;
const PATIENCE_MS = 10_000;

/** @param url `smtp://user:password@host:port` or `smtps://…` */
export function smtpSender(url: string): SmtpSender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 3 * PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send(mail) {
      try {
        await transport.sendMail(mail);
      } catch (error) {
        throw toFault(error);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * 5xx about the recipient or the mail itself is for good. A bad sign-in, a bad sender or a dead server is a matter of
 * the installation: it is tried again, and nothing is lost. The server's words may hold an address: only codes are kept.
 */
function toFault(error: unknown): Fault {
  const { code = 'unknown', command = '', responseCode = 0 } = error as SmtpError;
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
  const reason = `${code}${responseCode ? ` ${responseCode}` : ''}${command ? ` at ${command}` : ''}`;
  return responseCode >= 500 && aboutThisMail
    ? new Fault('conflict', { en: `the mail server refused the mail for good (${reason})`, zh: null })
    : new Fault('unavailable', { en: `the mail server did not take the mail (${reason})`, zh: null });
}
