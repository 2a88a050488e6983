import type { z } from 'zod';
import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';
import type { organisationView } from '../people-schemas';
import { CREDIT_LISTS, GRADES, ORGANISATION_KINDS, ORGANISATION_TABLE } from './organisation-table';

type View = z.output<typeof organisationView>;
type Typed = { [name: string]: unknown };

const LATER = { whenEmpty: 'leave-out' } as const;

/** The fields of an organisation. Its kind stays what it is. */
export function organisationFields({ lang }: PageContext, isNew: boolean): Field[] {
  const options = (values: readonly string[]) =>
    values.map((value) => ({ value, text: ORGANISATION_TABLE.valueWords(lang, value) }));
  const kind: Field = {
    kind: 'choice',
    name: 'kind',
    label: 'people.column-kind',
    options: options(ORGANISATION_KINDS),
  };
  const at = (name: string) => `registration.${name}`;
  return [
    ...(isNew ? [kind] : []),
    { kind: 'line', name: 'name', label: 'people.column-name' },
    { kind: 'line', name: 'place', label: 'people.column-place' },
    { kind: 'line', name: 'uscc', label: 'people.column-uscc', hint: 'people.hint-uscc', whenEmpty: 'null' },
    {
      ...{ kind: 'line', name: 'streetCode', label: 'people.column-street-code' },
      ...{ hint: 'people.hint-street-code', whenEmpty: 'null' },
    },
    {
      ...{ kind: 'line', name: 'bankAccount', label: 'people.column-bank-account', ...LATER },
      hint: isNew ? 'record.optional' : 'people.hint-account-again',
    },
    {
      ...{ kind: 'date', name: at('registeredOn'), label: 'people.column-registered-on' },
      hint: 'people.hint-registered-on',
    },
    { kind: 'yes', name: at('separateAccounts'), label: 'people.column-separate-accounts' },
    {
      ...{ kind: 'choice', name: at('grade'), label: 'people.column-grade', hint: 'record.optional' },
      ...{ options: options(GRADES), whenEmpty: 'null' },
    },
    {
      ...{ kind: 'choices', name: at('creditLists'), label: 'people.column-credit-lists' },
      options: options(CREDIT_LISTS),
    },
    {
      kind: 'rows',
      name: at('annualInspections'),
      label: 'people.inspections',
      columns: [
        { kind: 'number', name: 'year', label: 'people.year' },
        { kind: 'yes', name: 'passed', label: 'people.passed' },
      ],
    },
    {
      kind: 'rows',
      name: at('majorViolations'),
      label: 'people.violations',
      columns: [{ kind: 'date', name: 'on', label: 'people.violation-on' }],
    },
    {
      ...{ kind: 'paragraph', name: at('otherPublicFunding'), label: 'people.column-other-public-funding' },
      hint: 'people.hint-one-a-line',
    },
  ];
}

/** The body that the API takes. Without the day of registration there is none. */
export function organisationBody({ registration, ...typed }: Typed): object {
  const { registeredOn, otherPublicFunding, ...rest } = registration as Typed;
  if (registeredOn === '') return { ...typed, registration: null };
  const titles = String(otherPublicFunding).split('\n');
  return {
    ...typed,
    registration: {
      ...rest,
      registeredOn,
      otherPublicFunding: titles.map((one) => one.trim()).filter(Boolean),
    },
  };
}

/** What the form shows. The account number is masked: it is typed anew or left as it is. */
export function organisationShown({ registration, ...view }: View): object {
  return {
    ...view,
    bankAccount: null,
    ...(registration && {
      registration: { ...registration, otherPublicFunding: registration.otherPublicFunding.join('\n') },
    }),
  };
}
