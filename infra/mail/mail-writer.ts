import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../domain/record/fault';
import type { MailTemplate } from '../../templates/record/mail-template';
import { type CodeWords, readingHelpers } from '../documents/reading-helpers';
import { strictHandlebars, templateCache } from '../documents/strict-handlebars';
import { projectRoot } from '../engines/project-root';

/** A mail as people read it. */
export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type MailWriter = (
  name: string,
  template: MailTemplate,
  view: { [field: string]: unknown },
  language: 'zh' | 'en',
) => WrittenMail;

const LONGEST_SUBJECT = 200;

/**
 * Writes mails from their templates: a missing field is an error, the HTML escapes everything, the text nothing.
 * @throws (the writer) Fault `invalid-input` naming the template
 */
export function mailWriter(words: CodeWords, folder: string = join(projectRoot, 'templates')): MailWriter {
  const make = (form: 'html' | 'text') => {
    const handlebars = strictHandlebars(readingHelpers(words));
    handlebars.registerPartial(
      'mail',
      readFileSync(join(folder, 'record', `mail-${form}.partial.hbs`), 'utf8'),
    );
    return { handlebars, template: templateCache(handlebars, { noEscape: form === 'text' }) };
  };
  const html = make('html');
  const text = make('text');
  const subjects = new Map<string, (view: object) => string>();
  const subjectOf = (source: string) => {
    const known = subjects.get(source) ?? text.handlebars.compile(source, { strict: true, noEscape: true });
    subjects.set(source, known);
    return known;
  };
  return (name, template, view, language) => {
    try {
      const subject = oneLine(subjectOf(template.subject[language])(view));
      const all = { ...view, subject };
      return {
        subject,
        html: html.template(join(folder, `${name}.mail.html.hbs`))(all),
        text: `${text
          .template(join(folder, `${name}.mail.text.hbs`))(all)
          .trim()}\n`,
      };
    } catch (error) {
      throw new Fault('invalid-input', {
        en: `the mail ${name} cannot be written: ${(error as Error).message}`,
        zh: null,
      });
    }
  };
}

/** Header fields are one line: whatever a title holds cannot add a header. */
function oneLine(text: string): string {
  const flat = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return flat.length > LONGEST_SUBJECT ? `${flat.slice(0, LONGEST_SUBJECT - 1)}…` : flat;
}
