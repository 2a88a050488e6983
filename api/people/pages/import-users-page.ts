import type { Store } from '../../../domain/record/store';
import { importPage } from '../../record/pages/import-page';
import type { PageContext } from '../../record/pages/page';
import type { TableRow } from '../../record/pages/read-table';
import { faultsOfRows } from './faults-of-rows';
import { USER_TABLE } from './user-table';

/** Users out of a workbook or CSV file; each gets a password from an administrator afterwards. */
export const importUsersPage = importPage({
  path: '/users/import',
  right: 'POST /users/import',
  title: 'people.import-users',
  lead: 'people.import-users-lead',
  counted: 'people.counted-users',
  kind: () => USER_TABLE,
  template: ({ lang }) => `/api/v1/users/import/template?lang=${lang}`,
  body: (context, rows) => bodyOf(context, rows),
  preview: async (context, rows) =>
    faultsOfRows(context, 'POST /users/check', await bodyOf(context, rows), columnOf),
  done: () => '/users',
  doneText: 'people.users-imported',
});

async function bodyOf({ services }: PageContext, rows: readonly TableRow[]): Promise<object[]> {
  const known = await organisationsIn(services.store, rows);
  return rows.map(({ cells }) => {
    const { name = '', email = '', organisation = '', language, expertise = '' } = cells;
    const roles = (cells.roles ?? '').split(';').filter(Boolean);
    return {
      ...{ name, email, roles, organisationId: known.get(organisation) ?? organisation, language },
      evaluator: roles.includes('evaluator')
        ? {
            expertise: expertise.split(';').filter(Boolean),
            expert: cells.expert === 'true',
            available: true,
            ties: [],
          }
        : null,
    };
  });
}

/** Full name or credit code → id. A name that two organisations share means neither. */
async function organisationsIn(store: Store, rows: readonly TableRow[]): Promise<Map<string, string>> {
  const called = [...new Set(rows.map(({ cells }) => cells.organisation ?? ''))];
  const named = await store.organisations.find({ name: { $in: called } });
  const coded = await store.organisations.find({ uscc: { $in: called } });
  const alone = named.filter(({ name }) => named.filter((one) => one.name === name).length === 1);
  return new Map([
    ...alone.map(({ name, id }): [string, string] => [name, id]),
    ...coded.map(({ uscc, id }): [string, string] => [String(uscc), id]),
  ]);
}

const COLUMNS: { readonly [field: string]: string } = { organisationId: 'organisation' };

function columnOf(field: string): string {
  const [first = '', second] = field.split('.');
  if (first === 'evaluator') return second ?? 'expertise';
  return COLUMNS[first] ?? first;
}
