import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { engine } from 'express-handlebars';
import Handlebars, { type HelperOptions } from 'handlebars';
import { formatsIn } from './formats';
import { choiceItems, describedBy } from './part-helpers';
import { isLanguage, type Language, TEMPLATES, type Words, wordsIn } from './words';

const WORDS: { [lang in Language]: Words } = { zh: wordsIn('zh'), en: wordsIn('en') };
const FORMATS = { zh: formatsIn('zh'), en: formatsIn('en') };

/** Every view says its language at the root; pages that do not are Chinese. */
function langOf({ data }: HelperOptions): Language {
  const lang = (data?.root as { lang?: unknown } | undefined)?.lang;
  return isLanguage(lang) ? lang : 'zh';
}

const shown = (value: unknown, show: (value: never) => string) =>
  value === null || value === undefined || value === '' ? '—' : show(value as never);

/** What templates may call. Everything is escaped; there is no way around it but a partial. */
export const PAGE_HELPERS = {
  /** `{{t "record.due-in" count=3}}` */
  t: (key: string, options: HelperOptions) => WORDS[langOf(options)].t(key, options.hash),
  code: (code: string, options: HelperOptions) => shown(code, () => WORDS[langOf(options)].code(code)),
  decided: (code: string, options: HelperOptions) => shown(code, () => WORDS[langOf(options)].decided(code)),
  own: (text: { zh: string; en?: string }, options: HelperOptions) =>
    shown(text, () => WORDS[langOf(options)].own(text)),
  time: (instant: string, options: HelperOptions) => shown(instant, FORMATS[langOf(options)].time),
  day: (instant: string, options: HelperOptions) => shown(instant, FORMATS[langOf(options)].day),
  money: (fen: number, options: HelperOptions) => shown(fen, FORMATS[langOf(options)].money),
  roundMoney: (fen: number, options: HelperOptions) => shown(fen, FORMATS[langOf(options)].roundMoney),
  number: (value: number, options: HelperOptions) => shown(value, FORMATS[langOf(options)].number),
  percent: (value: number, options: HelperOptions) => shown(value, FORMATS[langOf(options)].percent),
  eq: (a: unknown, b: unknown) => a === b,
  or: (...values: unknown[]) => values.slice(0, -1).find(Boolean) ?? values.at(-2),
  and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
  not: (value: unknown) => !value,
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
  /** The options of a partial, written where it is used. */
  options: ({ hash }: HelperOptions) => hash,
  list: (...values: unknown[]) => values.slice(0, -1),
  describedBy,
  choices: choiceItems,
  // Codes in both languages, for pages that show both.
  zh: (code: unknown) => WORDS.zh.code(String(code)),
  en: (code: unknown) => WORDS.en.code(String(code)),
};

/**
 * Pages from `templates/<room>/*-page.hbs`, their parts from `templates/<room>/parts/`.
 * @param strict a value that is missing is an error
 */
export function usePageEngine(app: Express, { strict }: { strict: boolean }): void {
  const handlebars = Handlebars.create();
  registerParts(handlebars);
  const helpers = PAGE_HELPERS;
  const defaultLayout = 'record/layout-page';
  app.engine(
    'hbs',
    engine({ handlebars, layoutsDir: TEMPLATES, partialsDir: [], extname: '.hbs', defaultLayout, helpers }),
  );
  app.set('view engine', 'hbs');
  app.set('views', TEMPLATES);
  // Not the process's NODE_ENV: templates of a running service do not change.
  app.enable('view cache');
  if (strict) failOnMissing(handlebars);
}

/** Once: the engine would gather them anew for each page, which takes a millisecond. */
function registerParts(handlebars: typeof Handlebars): void {
  const rooms = readdirSync(TEMPLATES, { withFileTypes: true }).filter((one) => one.isDirectory());
  const folders = rooms
    .filter(({ name }) => readdirSync(join(TEMPLATES, name)).includes('parts'))
    .map(({ name }) => join(TEMPLATES, name, 'parts'));
  for (const folder of folders)
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.hbs')))
      handlebars.registerPartial(
        file.replace(/\.hbs$/, ''),
        handlebars.compile(readFileSync(join(folder, file), 'utf8').trim()),
      );
}

/** A value that a page forgot is an error where somebody looks for errors, and a gap where somebody works. */
function failOnMissing(handlebars: typeof Handlebars): void {
  const { Utils } = handlebars;
  const { escapeExpression } = Utils;
  Utils.escapeExpression = (value) => {
    if (value === undefined) throw new Error('a template shows a value that is missing');
    return escapeExpression(value);
  };
}
