import { join } from 'node:path';
import type { Express } from 'express';
import { engine } from 'express-handlebars';
import { yuan } from '../../../domain/money/fen';
import { decisionWords, wordsOf } from '../../../domain/record/catalogue';

const CHINA = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

const helpers = {
  /** An instant as people in China read it: `2026-03-20 23:59`. */
  time: (instant: unknown) => (typeof instant === 'string' ? CHINA.format(new Date(instant)) : '—'),
  money: (fen: unknown) => (typeof fen === 'number' ? yuan(fen) : '—'),
  zh: (code: unknown) => wordsOf(String(code)).zh,
  en: (code: unknown) => wordsOf(String(code)).en,
  decided: (code: unknown) => decisionWords(String(code)).zh,
};

/** Pages from Handlebars templates in `templates/pages/`: escaped, one layout. */
export function usePageEngine(app: Express): void {
  const pages = join(__dirname, '..', '..', '..', 'templates', 'pages');
  const folders = { layoutsDir: join(pages, 'layouts'), partialsDir: join(pages, 'partials') };
  app.engine('hbs', engine({ ...folders, extname: '.hbs', defaultLayout: 'page', helpers }));
  app.set('view engine', 'hbs');
  app.set('views', pages);
  // Not the process's NODE_ENV: templates of a running service do not change.
  app.enable('view cache');
}
