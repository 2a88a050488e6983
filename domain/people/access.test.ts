import { ROLES } from '../record/party';
import { type AccessRow, couldAct, mayAct, type Relation } from './access';
import { ACCESS_TABLE } from './access-table';

const RELATIONS: Relation[] = ['own-bureau', 'own-street', 'own-organisation', 'assigned'];

describe('the authorisation table', () => {
  it('has every action once, named by room and verb', () => {
    const actions = ACCESS_TABLE.map((row) => row.action);
    expect(new Set(actions).size).toBe(actions.length);
    for (const action of actions) expect(action).toMatch(/^[a-z]+\.[a-z][a-z-]*$/);
  });

  const cases = ACCESS_TABLE.flatMap((row) =>
    ROLES.map((role) => [row.action, role, row.allow[role] ?? 'never'] as const),
  );

  it.each(cases)('%s by %s: %s', (action, role, needed) => {
    const caller = { roles: [role] };
    expect(couldAct(ACCESS_TABLE, [role], action)).toBe(needed !== 'never');
    expect(mayAct(ACCESS_TABLE, caller, action, [])).toBe(needed === 'any' ? role : null);
    for (const relation of RELATIONS) {
      const expected = needed === 'any' || needed === relation ? role : null;
      expect(mayAct(ACCESS_TABLE, caller, action, [relation])).toBe(expected);
    }
  });

  it('lets nobody do what has no row', () => {
    for (const role of ROLES)
      expect(mayAct(ACCESS_TABLE, { roles: [role] }, 'record.burn', RELATIONS)).toBeNull();
  });

  it('says in which role it is done when there are several', () => {
    const rows: AccessRow[] = [
      { action: 'a.b', allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'any' } },
    ];
    const caller = { roles: ['bureau-approver' as const, 'bureau-officer' as const] };
    expect(mayAct(rows, caller, 'a.b', [])).toBe('bureau-approver');
    expect(mayAct(rows, caller, 'a.b', ['own-bureau'])).toBe('bureau-officer');
  });
});
