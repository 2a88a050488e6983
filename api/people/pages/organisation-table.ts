import { kebab, type TableKind } from '../../record/pages/table-columns';
import { wordsIn } from '../../record/pages/words';

export const ORGANISATION_KINDS = [
  'bureau',
  'street',
  'social-organisation',
  'evaluation-agency',
  'audit-office',
] as const;
export const GRADES = ['1A', '2A', '3A', '4A', '5A'] as const;
const CREDIT_LISTS = ['abnormal', 'serious-violation', 'procurement-ban'] as const;

export { CREDIT_LISTS };

/** Organisations as a table; what concerns their registration stands in columns of its own. */
export const ORGANISATION_TABLE: TableKind = {
  name: 'organisations',
  columns: [
    {
      name: 'kind',
      kind: 'code',
      values: ORGANISATION_KINDS,
      isNeeded: true,
      example: 'social-organisation',
    },
    { name: 'name', kind: 'text', isNeeded: true, example: '' },
    { name: 'uscc', kind: 'text', example: '' },
    { name: 'place', kind: 'text', isNeeded: true, example: '' },
    { name: 'streetCode', kind: 'text', example: '' },
    { name: 'bankAccount', kind: 'text', example: '' },
    { name: 'registeredOn', kind: 'day', example: '2015-06-01' },
    { name: 'inspectionsPassed', kind: 'list', example: '2023;2024' },
    { name: 'inspectionsFailed', kind: 'list', example: '' },
    { name: 'creditLists', kind: 'codes', values: CREDIT_LISTS, example: '' },
    { name: 'separateAccounts', kind: 'yes', example: '' },
    { name: 'grade', kind: 'code', values: GRADES, example: '3A' },
    { name: 'otherPublicFunding', kind: 'list', example: '' },
  ],
  headingWords: (lang, column) => wordsIn(lang).t(`people.column-${kebab(column)}`),
  valueWords: (lang, value) =>
    GRADES.some((one) => one === value) ? value : wordsIn(lang).t(`people.kind-${value}`),
};
