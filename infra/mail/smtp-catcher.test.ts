import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { MAILS } from '../../templates/mails';
import { freePort } from '../engines/free-port';
import { temporaryFolder } from '../engines/run-engine';
import { mailPort } from './mail-port';
import { sampleNotice } from './sample-notice.fixture';
import { sampleStore } from './sample-store.fixture';
import { type SmtpCatcher, startSmtpCatcher } from './smtp-catcher';

const folder = temporaryFolder();
const words = (code: string) => ({ zh: `【${code}】`, en: `[${code}]` });
const FROM = 'CareCycle <no-reply@care.example.org>';
const event = { uid: 'project/x#sign', due: '2026-03-31T15:59:59.999Z', what: 'agreement.sign' };
let catcher: SmtpCatcher;

const start = () => startSmtpCatcher({ smtpPort: 0, webPort: 0, dataDir: folder.path, log: () => undefined });
const portTo = (smtpUrl: string, store = sampleStore()) =>
  mailPort({
    smtpUrl,
    from: FROM,
    words,
    store,
    surveyCodes: { code: () => 'K7Q2M9' },
    publicUrl: 'https://care.example.org',
  });
const api = async (path: string) => (await fetch(`${catcher.webUrl}${path}`)).json() as Promise<never>;

interface Listed {
  total: number;
  items: { id: number; subject: string; to: string[]; template: string; messageId: string; text: string }[];
}
interface Shown {
  text: string;
  html: string;
  headers: { [name: string]: string };
  attachments: { fileName: string; contentType: string; text?: string }[];
}

beforeAll(async () => {
  catcher = await start();
});
afterAll(async () => {
  await catcher.stop();
  folder.remove();
});

describe('a mail on its way to the catcher', () => {
  it('arrives with its text, its HTML and its calendar file', async () => {
    const port = portTo(catcher.smtpUrl);
    await port.send(sampleNotice('record/reminder', MAILS['record/reminder'], { event }));
    port.close();

    const { items } = (await api('/api/mails?to=u1@example.org&template=record/reminder')) as Listed;
    expect(items).toHaveLength(1);
    expect(items[0]!.subject).toMatch(/^提醒：【agreement\.sign】，2026年3月31日截止/);
    const mail = (await api(`/api/mails/${items[0]!.id}`)) as Shown;
    expect(mail.text).toContain('截止时间：2026年3月31日 23:59');
    expect(mail.text).toMatch(/you still have to: \[agreement\.sign\], by 31 March 2026/);
    expect(mail.html).toContain('<dd>2026年3月31日 23:59</dd>');
    expect(mail.headers.date).toMatch(/^Mon, 02 Mar 2026 01:00:00/);
    expect(mail.headers).not.toHaveProperty('bcc');
    const calendar = mail.attachments.find(({ fileName }) => fileName === 'deadline.ics')!;
    expect(calendar.contentType).toMatch(/method=REQUEST|application\/ics/i);
    expect(calendar.text).toContain('DTEND:20260331T155959Z');
  });

  it('keeps its Message-ID when it is sent again, so that mail systems know it', async () => {
    const port = portTo(catcher.smtpUrl);
    const notice = sampleNotice('record/reminder', MAILS['record/reminder'], {
      id: 'user/u2|record/reminder|again',
      recipient: 'user/u2',
    });
    await port.send(notice);
    await port.send({ ...notice, attempts: 2, possibleDuplicate: true });
    port.close();
    const { items } = (await api('/api/mails?to=u2@example.org')) as Listed;
    expect(items).toHaveLength(2);
    expect(items[0]!.messageId).toBe(items[1]!.messageId);
    expect(items[0]!.messageId).toMatch(/^<[0-9a-f]{40}@care\.example\.org>$/);
  });

  it.each([
    ['an unknown recipient', { users: () => null }],
    ['a recipient who left', { users: (id: string) => ({ id, email: 'x@example.org', active: false }) }],
    ['an unknown programme', { programmes: () => null }],
  ])('is refused for good for %s', async (_, change) => {
    const port = portTo(catcher.smtpUrl, sampleStore(change));
    await expect(port.send(sampleNotice('record/reminder', MAILS['record/reminder']))).rejects.toMatchObject({
      type: 'not-found',
    });
    port.close();
  });

  it('is put off, not given up, while no server listens', async () => {
    const port = portTo(`smtp://127.0.0.1:${await freePort()}`);
    const sending = port.send(sampleNotice('record/reminder', MAILS['record/reminder']));
    await expect(sending).rejects.toMatchObject({ type: 'unavailable' });
    await expect(sending).rejects.not.toThrow(/example\.org/);
    port.close();
  });
});

describe('the catcher', () => {
  it('takes mail of anybody, long lines, attachments and Chinese names included', async () => {
    const transport = createTransport(catcher.smtpUrl);
    await transport.sendMail({
      from: 'a@example.org',
      to: 'b@example.org',
      subject: '很长的主题'.repeat(30),
      text: `${'一二三四五六七八九十'.repeat(200)}\n.\n. dot`,
      attachments: [{ filename: '附件 1.txt', content: '内容' }],
    });
    const { items } = (await api('/api/mails?to=b@example.org')) as Listed;
    expect(items[0]!.subject).toBe('很长的主题'.repeat(30));
    expect(items[0]!.text).toContain(
      `${'一二三四五六七八九十'.repeat(200)}\n.\n. dot`.replace(/\n/g, '\r\n').slice(0, 400),
    );
    const mail = (await api(`/api/mails/${items[0]!.id}`)) as Shown;
    expect(mail.attachments).toHaveLength(1);
  });

  it('shows a mail in the browser, where it can run nothing and load nothing', async () => {
    const list = await fetch(catcher.webUrl);
    expect(await list.text()).toContain('提醒：');
    expect(list.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await (await fetch(`${catcher.webUrl}/mails/1`)).text();
    expect(page).toContain('sandbox="allow-popups');
    const body = await fetch(`${catcher.webUrl}/mails/1/html`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox /);
    const file = await fetch(`${catcher.webUrl}/mails/1/attachments/0`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each(['/mails/999', '/mails/x', '/mails/1/attachments/9', '/api/mails/999'])(
    'knows no %s',
    async (path) => {
      expect((await fetch(`${catcher.webUrl}${path}`)).status).toBe(404);
    },
  );

  it('still has every mail after a restart, and leaves out a line torn by a crash', async () => {
    const before = (await api('/api/mails')) as Listed;
    await catcher.stop();
    appendFileSync(join(folder.path, 'mails', 'mails.jsonl'), '{"at":"2026-01-01","to":["torn');
    catcher = await start();
    const after = (await api('/api/mails')) as Listed;
    expect(after).toEqual(before);
    await createTransport(catcher.smtpUrl).sendMail({
      from: 'a@example.org',
      to: 'c@example.org',
      subject: 'new',
      text: 'new',
    });
    expect(((await api('/api/mails')) as Listed).total).toBe(before.total + 1);
  });

  it('says in one sentence that its port is taken', async () => {
    const smtpPort = Number(new URL(catcher.smtpUrl).port);
    await expect(
      startSmtpCatcher({ smtpPort, webPort: 0, dataDir: folder.path, log: () => undefined }),
    ).rejects.toThrow(`SMTP_PORT: port ${smtpPort} cannot be used`);
  });
});
