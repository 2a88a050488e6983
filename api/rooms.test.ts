import { ACCESS_TABLE } from '../domain/people/access-table';
import { ROLES } from '../domain/record/party';
import { describeApi } from './record/openapi';
import { ROUTES } from './rooms';

const name = (one: { method: string; path: string }) => `${one.method.toUpperCase()} ${one.path}`;

describe('the routes of every room', () => {
  it('are each there once', () => {
    expect(new Set(ROUTES.map(name)).size).toBe(ROUTES.length);
  });

  it.each(ROUTES.map((one) => [name(one), one] as const))(
    '%s is public or has a row in the authorisation table',
    (_name, one) => {
      const rows = ACCESS_TABLE.filter((row) => row.action === one.action);
      expect(rows).toHaveLength(one.action === 'public' ? 0 : 1);
    },
  );

  it('ask how the caller stands to the thing wherever the table needs it', () => {
    const needing = ROUTES.filter((one) => {
      const row = ACCESS_TABLE.find(({ action }) => action === one.action);
      return ROLES.some((role) => !['any', undefined].includes(row?.allow[role]));
    });
    expect(needing.filter((one) => !one.asksRelation).map(name)).toEqual([]);
  });

  it('leave no row of the table unused', () => {
    const used = new Set(ROUTES.map((one) => one.action));
    expect(ACCESS_TABLE.map((row) => row.action).filter((action) => !used.has(action))).toEqual([]);
  });

  it('make one OpenAPI 3.1 description', () => {
    const { openapi, paths } = describeApi(ROUTES, ACCESS_TABLE, 'http://here') as {
      openapi: string;
      paths: object;
    };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toContain('/tasks');
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path as object).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ROUTES.length);
  });
});
