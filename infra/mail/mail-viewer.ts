import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { strictHandlebars, templateCache } from '../documents/strict-handlebars';
import { projectRoot } from '../engines/project-root';
import type { MailDrawer, MailSummary } from './mail-drawer';

const MOST = 1_000;
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'self'";
/** Whatever a mail holds is shown without scripts, pictures from elsewhere, or forms; links open a new window. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Caught mails for the browser (`/`) and for programs (`/api/mails?to=&template=&after=&limit=`). */
export function mailViewer(drawer: MailDrawer): Express {
  const app = express();
  const handlebars = strictHandlebars({});
  const page = templateCache(handlebars, { noEscape: false });
  const show = (response: Response, name: string, data: object) => {
    response
      .set('Content-Security-Policy', PAGE_POLICY)
      .type('html')
      .send(page(join(projectRoot, 'templates', 'record', name))(data));
  };
  app.disable('x-powered-by');
  app.use((_, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    next();
  });

  app.get('/', (request, response) => {
    const wanted = filterOf(request.query);
    show(response, 'caught-mails.hbs', { ...wanted, mails: matching(drawer, wanted).slice(0, MOST) });
  });

  app.get('/api/mails', async (request, response) => {
    const wanted = filterOf(request.query);
    const after = Number(word(request.query.after)) || 0;
    const limit = Math.min(MOST, Number(word(request.query.limit)) || MOST);
    const found = matching(drawer, wanted).filter((mail) => mail.id > after);
    const items = await Promise.all(
      found
        .slice(0, limit)
        .map(async (mail) => ({ ...publicFields(mail), text: (await drawer.read(mail.id))?.text ?? null })),
    );
    response.json({ total: found.length, items });
  });

  app.get('/api/mails/:id', async (request, response) => {
    const found = await findMail(drawer, request.params.id);
    if (!found) return void response.status(404).json({ title: 'No such mail' });
    const { summary, mail } = found;
    const attachments = mail.attachments.map(({ fileName, contentType, content }) => ({
      fileName,
      contentType,
      bytes: content.length,
      ...(contentType.startsWith('text/') || contentType.startsWith('application/ics')
        ? { text: content.toString('utf8') }
        : {}),
    }));
    response.json({
      ...publicFields(summary),
      headers: Object.fromEntries(mail.headers),
      text: mail.text,
      html: mail.html,
      attachments,
    });
  });

  app.get('/mails/:id', async (request, response) => {
    const found = await findMail(drawer, request.params.id);
    if (!found) return void response.status(404).type('text').send('没有这封邮件 No such mail');
    const { summary, mail } = found;
    const attachments = mail.attachments.map(({ fileName, content }, number) => ({
      number,
      fileName,
      bytes: content.length,
    }));
    show(response, 'caught-mail.hbs', {
      ...publicFields(summary),
      text: mail.text ?? '',
      hasHtml: mail.html !== null,
      attachments,
    });
  });

  app.get('/mails/:id/html', async (request, response) => {
    const html = (await findMail(drawer, request.params.id))?.mail.html;
    response.set('Content-Security-Policy', MAIL_POLICY).type('html');
    response.status(html ? 200 : 404).send((html ?? '').replace(/<head>/i, '<head><base target="_blank">'));
  });

  app.get('/mails/:id/attachments/:number', async (request, response) => {
    const found = (await findMail(drawer, request.params.id))?.mail.attachments[
      Number(request.params.number)
    ];
    if (!found) return void response.status(404).end();
    response.attachment(found.fileName).type('application/octet-stream').send(found.content);
  });
  return app;
}

interface Wanted {
  to: string;
  template: string;
}

function filterOf(query: { [name: string]: unknown }): Wanted {
  return { to: word(query.to), template: word(query.template) };
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function matching(drawer: MailDrawer, { to, template }: Wanted): readonly MailSummary[] {
  return drawer
    .list()
    .filter((mail) => (to === '' || mail.to.includes(to)) && (template === '' || mail.template === template));
}

async function findMail(drawer: MailDrawer, id: string) {
  const summary = drawer.list().find((one) => one.id === Number(id));
  const mail = summary && (await drawer.read(summary.id));
  return summary && mail ? { summary, mail } : undefined;
}

function publicFields({ id, at, to, subject, template, messageId }: MailSummary): MailSummary {
  return { id, at, to, subject, template, messageId };
}
