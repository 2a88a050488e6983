import type { CatalogueWords } from './catalogue-words';
import { DECISION_WORDS } from './decision-words';
import { DEFAULT_WORDS } from './default-words';
import { PARTY_ROLE_WORDS } from './party-role-words';
import { STATE_WORDS } from './state-words';
import { TASK_WORDS } from './task-words';

/** A code that is both a state and a decision is told as the state. */
const CATALOGUE: { readonly [code: string]: CatalogueWords } = {
  ...DECISION_WORDS,
  ...STATE_WORDS,
  ...DEFAULT_WORDS,
  ...TASK_WORDS,
  ...PARTY_ROLE_WORDS,
};

/** The words of a task, decision, state, party, role or consequence; a code that nobody named speaks for itself. */
export function wordsOf(code: string): CatalogueWords {
  return Object.hasOwn(CATALOGUE, code) ? (CATALOGUE[code] as CatalogueWords) : { zh: code, en: code };
}

/** The words of a decision, where its code could also be a state. */
export function decisionWords(code: string): CatalogueWords {
  return Object.hasOwn(DECISION_WORDS, code) ? (DECISION_WORDS[code] as CatalogueWords) : wordsOf(code);
}
