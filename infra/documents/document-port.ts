import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentPort } from '../../domain/record/document-port';
import { Fault } from '../../domain/record/fault';
import type { FoundBrowser } from '../browser/find-browser';
import { sharedBrowser } from '../browser/shared-browser';
import { projectRoot } from '../engines/project-root';
import { pdfPrinter } from './print-pdf';
import { type CodeWords, readingHelpers } from './reading-helpers';
import { strictHandlebars, templateCache } from './strict-handlebars';

export interface DocumentPortOptions {
  /** Words of the catalogue's codes. */
  readonly words: CodeWords;
  /** Where the browser is; asked for when the first document is printed. */
  readonly findBrowser: () => Promise<FoundBrowser>;
  /** Default: the project's own. */
  readonly templates?: string;
}

/** Parts that every document may use: `{{#> document title=… }}…{{/document}}` and `{{> print-style}}`. */
const PARTIALS = ['document', 'print-style'];

/**
 * Documents from Handlebars templates, printed by one shared browser.
 * Close it with the process: it ends the browser.
 */
export function documentPort(options: DocumentPortOptions): DocumentPort & { close(): Promise<void> } {
  const folder = options.templates ?? join(projectRoot, 'templates');
  const handlebars = strictHandlebars(readingHelpers(options.words));
  for (const name of PARTIALS) {
    handlebars.registerPartial(
      name,
      readFileSync(join(projectRoot, 'templates', 'record', `${name}.partial.hbs`), 'utf8'),
    );
  }
  const template = templateCache(handlebars, { noEscape: false });
  const browser = sharedBrowser(options.findBrowser);
  return {
    html: (name, data) => {
      if (!/^[a-z]+\/[a-z0-9-]+$/.test(name))
        throw new Fault('invalid-input', { en: `"${name}" is no name of a template`, zh: null });
      try {
        // Plain data only: a field that is there but undefined counts as missing.
        return template(join(folder, `${name}.hbs`))(JSON.parse(JSON.stringify(data)) as object);
      } catch (error) {
        throw new Fault('invalid-input', {
          en: `document ${name} cannot be written: ${(error as Error).message}`,
          zh: null,
        });
      }
    },
    pdf: pdfPrinter(browser),
    close: () => browser.close(),
  };
}
