import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { smtpSender } from './smtp-sender';

const answering = (code: number, message: string) =>
  Object.assign(new Error(message), { responseCode: code });

/** A server that answers each step by what the address says: `550-rcpt@…`, `451-data@…`, `530-from@…`. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onMailFrom: ({ address }, _session, done) =>
    done(/530-from/.test(address) ? answering(530, 'not you') : null),
  onRcptTo: ({ address }, _session, done) =>
    done(/^\d+-rcpt/.test(address) ? answering(Number(address.slice(0, 3)), `no ${address}`) : null),
  onData(stream, session, done) {
    stream.resume();
    const address = session.envelope.rcptTo[0]?.address ?? '';
    stream.on('end', () =>
      done(/^\d+-data/.test(address) ? answering(Number(address.slice(0, 3)), 'no') : null),
    );
  },
});
let sender: ReturnType<typeof smtpSender>;

beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1') as unknown as Server;
  if (!listening.listening) await once(listening, 'listening');
  sender = smtpSender(`smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`);
});
afterAll(async () => {
  sender.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const send = (to: string, from = 'no-reply@example.org') =>
  sender.send({ from, to, subject: 's', text: 't' });

describe('what a mail server says', () => {
  it('taken is taken', async () => {
    await expect(send('good@example.org')).resolves.toBeUndefined();
  });

  it.each(['550-rcpt@example.org', '554-data@example.org'])('%s: refused for good', async (to) => {
    await expect(send(to)).rejects.toMatchObject({ type: 'conflict' });
  });

  it.each(['450-rcpt@example.org', '451-data@example.org'])('%s: try again later', async (to) => {
    await expect(send(to)).rejects.toMatchObject({ type: 'unavailable' });
  });

  it('a sender that the server does not like is a matter of the installation: no mail is given up for it', async () => {
    await expect(send('good@example.org', '530-from@example.org')).rejects.toMatchObject({
      type: 'unavailable',
    });
  });

  it('an address does not get into what is kept', async () => {
    await expect(send('550-rcpt@example.org')).rejects.not.toThrow(/550-rcpt/);
  });
});
