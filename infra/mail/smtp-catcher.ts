import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { LaunchFailure } from '../engines/launch-failure';
import { openMailDrawer } from './mail-drawer';
import { mailViewer } from './mail-viewer';

export interface SmtpCatcherOptions {
  /** 0: any free port. */
  readonly smtpPort: number;
  readonly webPort: number;
  /** Mails are kept in its folder `mails`. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly host?: string;
}

export interface SmtpCatcher {
  readonly smtpUrl: string;
  readonly webUrl: string;
  stop(): Promise<void>;
}

const LARGEST_BYTES = 30 * 1024 * 1024;

/**
 * A real SMTP server that delivers to nobody: it keeps every mail on disk before it says that it has it, and shows
 * them in the browser. For sandboxes and tests.
 * @throws LaunchFailure when a port is taken
 */
export async function startSmtpCatcher(options: SmtpCatcherOptions): Promise<SmtpCatcher> {
  const host = options.host ?? '127.0.0.1';
  const drawer = await openMailDrawer(join(options.dataDir, 'mails'));
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_BYTES,
    onData(stream, session, callback) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        drawer.keep(Buffer.concat(pieces), to).then(() => callback(null), callback);
      });
    },
  });
  smtp.on('error', (error) => options.log(`mail catcher: ${error.message}`));
  const web = mailViewer(drawer);
  try {
    const smtpServer = smtp.listen(options.smtpPort, host) as unknown as Server;
    await listening(smtpServer, 'SMTP_PORT', options.smtpPort);
    const webServer = web.listen(options.webPort, host);
    await listening(webServer, 'MAIL_WEB_PORT', options.webPort);
    const smtpUrl = `smtp://${host}:${portOf(smtpServer)}`;
    const webUrl = `http://${host}:${portOf(webServer)}`;
    return {
      smtpUrl,
      webUrl,
      async stop() {
        webServer.closeAllConnections();
        await Promise.all([
          new Promise<void>((resolve) => webServer.close(() => resolve())),
          new Promise<void>((resolve) => smtp.close(() => resolve())),
        ]);
        await drawer.close();
      },
    };
  } catch (error) {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await drawer.close();
    throw error;
  }
}

async function listening(server: Server, setting: string, port: number): Promise<void> {
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw new LaunchFailure(
      `${setting}: port ${port} cannot be used (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
