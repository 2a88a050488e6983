import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../infra/engines/project-root';
import { readWords, TEMPLATES, wordsIn } from './words';

const words = readWords();

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && ending.test(one.name))
    .map((one) => join(one.parentPath, one.name));
}

/** What pages are made of; mails, documents and the survey have both languages in their templates. */
const pages = filesBelow(TEMPLATES, /\.hbs$/).filter(
  (one) => (/-page\.hbs$/.test(one) || /\/parts\//.test(one)) && !/\/survey-/.test(one),
);
/** Pages for recipients show both languages at once; formats know how each language counts. */
const BOTH_LANGUAGES = /\/(?:choices|survey-[a-z]+|formats)\.ts$/;
const code = filesBelow(join(projectRoot, 'api'), /\.ts$/).filter(
  (one) => /\/pages\//.test(one) && !/\.(?:test|fixture)\.ts$/.test(one) && !BOTH_LANGUAGES.test(one),
);
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const text = [...pages, ...code].map((one) => readFileSync(one, 'utf8').replace(COMMENTS, '')).join('\n');
/** Names of file types are the same in every language. */
const NAMES = /\b(?:CSV|XLSX|PDF)\b/g;

describe('the words of the pages', () => {
  it('are there in Chinese and in English', () => {
    for (const [key, forms] of Object.entries(words)) {
      const names = Object.keys(forms).sort().join();
      expect([key, names]).toEqual([key, names === 'en,zh' ? 'en,zh' : 'en_one,en_other,zh']);
      for (const form of Object.values(forms)) expect(form.trim()).not.toBe('');
    }
  });

  it('are all used, and every key that is used is there', () => {
    const rooms = [...new Set(Object.keys(words).map((key) => key.split('.')[0]))].join('|');
    const used = new Set(
      text.match(new RegExp(`(?<=["'\`])(?<!=== ["'\`])(?:${rooms})\\.[a-z0-9-]+(?=["'\`])`, 'g')),
    );
    // Keys that end in a code: `record.fault-${type}`.
    const prefixes = [...text.matchAll(new RegExp(`\`((?:${rooms})\\.[a-z0-9-]+)\\$\\{`, 'g'))].map((one) =>
      String(one[1]),
    );
    const actions = (key: string) => /^[a-z]+\.[a-z0-9-]+$/.test(key);
    const missing = [...used].filter((key) => actions(key) && !Object.hasOwn(words, key));
    expect(missing).toEqual([]);
    const unused = Object.keys(words).filter(
      (key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('are nowhere else: templates and pages in code hold no text of their own', () => {
    for (const file of pages) {
      const shown = readFileSync(file, 'utf8')
        .replace(/\{\{!--[\s\S]*?--\}\}/g, '')
        .replace(/\{\{[\s\S]*?\}\}\}?/g, '')
        .replace(/<[^>]*>/g, '')
        .replace(NAMES, '');
      expect([file, shown.match(/\p{Script=Han}|[A-Za-z]{3,}/u)?.[0] ?? null]).toEqual([file, null]);
    }
    for (const file of code) {
      const plain = readFileSync(file, 'utf8').replace(COMMENTS, '');
      expect([file, plain.match(/\p{Script=Han}+/u)?.[0] ?? null]).toEqual([file, null]);
    }
  });

  it('fill in what they are given, with English numbers', () => {
    expect(wordsIn('zh').t('record.in-days', { count: 3 })).toBe('还有 3 天');
    expect(wordsIn('en').t('record.in-days', { count: 1 })).toBe('in 1 day');
    expect(wordsIn('en').t('record.in-days', { count: 3 })).toBe('in 3 days');
    expect(() => wordsIn('zh').t('record.no-such')).toThrow('no words');
  });
});
