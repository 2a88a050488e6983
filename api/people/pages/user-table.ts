import { wordsOf } from '../../../domain/record/catalogue';
import { ROLES } from '../../../domain/record/party';
import { kebab, type TableKind } from '../../record/pages/table-columns';
import { wordsIn } from '../../record/pages/words';

const LANGUAGE_CODES = ['zh', 'en'];

/** Users as a table; the last columns are for evaluators. First passwords are no matter for files. */
export const USER_TABLE: TableKind = {
  name: 'users',
  columns: [
    { name: 'name', kind: 'text', isNeeded: true, example: '' },
    { name: 'email', kind: 'text', isNeeded: true, example: 'name@example.org' },
    { name: 'organisation', kind: 'text', isNeeded: true, example: '' },
    { name: 'roles', kind: 'codes', values: ROLES, isNeeded: true, example: 'organisation-editor' },
    { name: 'language', kind: 'code', values: LANGUAGE_CODES, example: 'zh' },
    { name: 'expertise', kind: 'list', example: '' },
    { name: 'expert', kind: 'yes', example: '' },
  ],
  headingWords: (lang, column) => wordsIn(lang).t(`people.user-${kebab(column)}`),
  valueWords: (lang, value) =>
    LANGUAGE_CODES.includes(value) ? wordsIn(lang).t(`people.language-${value}`) : wordsOf(value)[lang],
};
