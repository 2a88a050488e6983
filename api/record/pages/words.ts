import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { decisionWords, wordsOf } from '../../../domain/record/catalogue';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What pages say: `t('record.my-work')`; the words are in `templates/<room>/words.json`, both languages side by side. */
export interface Words {
  lang: Language;
  t(key: string, values?: { [name: string]: unknown }): string;
  has(key: string): boolean;
  /** A task, decision, state, party, role or consequence. */
  code(code: string): string;
  /** A decision, where its code could also be a state. */
  decided(code: string): string;
  /** What a rulebook or a person wrote in one or both languages. */
  own(text: { zh: string; en?: string | null }): string;
}

export const TEMPLATES = join(__dirname, '..', '..', '..', 'templates');

/** `<room>.<key>` → the words in both languages; English may have `en_one` and `en_other` in place of `en`. */
export function readWords(folder = TEMPLATES): { [key: string]: { [form: string]: string } } {
  const words: { [key: string]: { [form: string]: string } } = {};
  for (const room of readdirSync(folder)) {
    const file = join(folder, room, 'words.json');
    if (!existsSync(file)) continue;
    const ofRoom = JSON.parse(readFileSync(file, 'utf8')) as typeof words;
    for (const [key, forms] of Object.entries(ofRoom)) words[`${room}.${key}`] = forms;
  }
  return words;
}

let shared: i18n | null = null;

function translations(): i18n {
  if (shared) return shared;
  const resources = { zh: { translation: {} as object }, en: { translation: {} as object } };
  for (const [key, forms] of Object.entries(readWords())) {
    for (const [form, text] of Object.entries(forms)) {
      const [lang, plural] = form.split('_') as [Language, string | undefined];
      Object.assign(resources[lang].translation, { [plural ? `${key}_${plural}` : key]: text });
    }
  }
  shared = i18next.createInstance();
  void shared.init({
    resources,
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    // Handlebars escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return shared;
}

const made = new Map<Language, Words>();

/** The words of one language. `t` throws for a key that nobody wrote: tests see it, users do not. */
export function wordsIn(lang: Language): Words {
  const known = made.get(lang) ?? makeWords(lang);
  made.set(lang, known);
  return known;
}

function makeWords(lang: Language): Words {
  const t = translations().getFixedT(lang);
  /** Texts into which nothing is put; a page shows some hundreds of them. */
  const asTheyAre = new Map<string, string>();
  const has = (key: string) => translations().exists(key) || translations().exists(key, { count: 1 });
  return {
    lang,
    has,
    t(key, values = {}) {
      const isAsItIs = Object.keys(values).length === 0;
      const text = isAsItIs ? asTheyAre.get(key) : undefined;
      if (text !== undefined) return text;
      if (!has(key)) throw new Error(`no words for "${key}"`);
      const found = t(key, values);
      if (isAsItIs) asTheyAre.set(key, found);
      return found;
    },
    code: (code) => wordsOf(code)[lang],
    decided: (code) => decisionWords(code)[lang],
    own: (text) => (lang === 'en' && text.en ? text.en : text.zh),
  };
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((one) => one === value);
}
