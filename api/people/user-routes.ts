import { z } from 'zod';
import type { User } from '../../domain/people/account';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { tellPanels } from '../match/found-ties';
import { tableTemplate } from '../record/pages/table-template';
import { wordsIn } from '../record/pages/words';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { setPassword } from './change-password';
import { checkUsers } from './check-users';
import { faultsFoundBy } from './faults-found-by';
import { USER_TABLE } from './pages/user-table';
import { hashPassword } from './passwords';
import {
  faultField,
  language,
  newPassword,
  newUser,
  recordId,
  role,
  userChange,
  userView,
} from './people-schemas';

const params = z.object({ userId: recordId });

export const userRoutes = [
  route({
    method: 'get',
    path: '/users',
    action: 'people.list-users',
    summary: 'Users, newest first',
    tag: 'people',
    query: pageQuery.extend({ organisationId: recordId.optional(), role: role.optional() }),
    answer: pageOf(userView),
    handle: async ({ services, query: { organisationId, role: held, ...page } }) => {
      const filter = { ...(organisationId && { organisationId }), ...(held && { roles: held }) };
      const { items, next } = await services.store.page('users', filter, page);
      return { items: items.map(viewOf), next };
    },
  }),
  route({
    method: 'get',
    path: '/users/:userId',
    action: 'people.list-users',
    summary: 'One user',
    tag: 'people',
    params,
    answer: userView,
    handle: async ({ services, params: { userId } }) => viewOf(await services.store.users.need(userId)),
  }),
  route({
    method: 'post',
    path: '/users',
    atomic: true,
    action: 'people.manage-users',
    summary: 'Enter a user, with a first password or none yet',
    tag: 'people',
    status: 201,
    body: newUser,
    answer: userView,
    handle: async ({ services: { store, newId }, body }) => {
      await checkUsers(store, [body]);
      const user = await toUser(newId(), body);
      await store.users.insert(user);
      return viewOf(user);
    },
  }),
  route({
    method: 'post',
    path: '/users/import',
    atomic: true,
    action: 'people.manage-users',
    summary: 'Enter many users: all or none, with the faults of every row',
    tag: 'people',
    status: 201,
    body: z.array(newUser).min(1).max(500),
    answer: z.object({ items: z.array(userView) }),
    handle: async ({ services: { store, newId }, body }) => {
      await checkUsers(store, body, (row) => `${row}.`);
      const users = await Promise.all(body.map((one) => toUser(newId(), one)));
      await store.transaction(() => store.users.insertMany(users));
      return { items: users.map(viewOf) };
    },
  }),
  route({
    method: 'post',
    path: '/users/check',
    action: 'people.manage-users',
    summary: 'Check users before they are imported: names the faults of every row, writes nothing',
    tag: 'people',
    repeatable: true,
    body: z.array(newUser).min(1).max(500),
    answer: z.object({ faults: z.array(faultField) }),
    handle: async ({ services: { store }, body }) => ({
      faults: await faultsFoundBy(() => checkUsers(store, body, (row) => `${row}.`)),
    }),
  }),
  route({
    method: 'get',
    path: '/users/import/template',
    action: 'people.manage-users',
    summary: 'A workbook to fill in and import',
    tag: 'people',
    query: z.strictObject({ lang: language.default('zh') }),
    answer: 'raw',
    handle: ({ query: { lang } }) => tableTemplate(USER_TABLE, wordsIn(lang).t('people.users'), lang),
  }),
  route({
    method: 'patch',
    path: '/users/:userId',
    action: 'people.manage-users',
    summary:
      'Change a user: name, roles, profile; put out of use; take a lock away. A tie with an applicant voids the seats that the evaluator holds there',
    tag: 'people',
    params,
    body: userChange,
    answer: userView,
    handle: async ({ services, caller, params: { userId }, body: { locked, ...body } }) => {
      const { store } = services;
      const known = await store.users.need(userId);
      if (userId === caller.userId && (body.active === false || body.roles)) {
        throw new Fault('forbidden', {
          en: 'Another administrator has to do that to you',
          zh: '这项操作须由另一名管理员为您办理',
        });
      }
      const set = {
        ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
        ...(locked === false && { failedSignIns: 0, lockedUntil: null }),
      } as Partial<User>;
      const changed: User = { ...known, ...set };
      await checkUsers(store, [changed]);
      await store.users.put(userId, set);
      if (body.evaluator) await tellPanels(services, changed, 'all');
      return viewOf(changed);
    },
  }),
  route({
    method: 'post',
    path: '/users/:userId/password',
    action: 'people.manage-users',
    summary: 'Set a password for somebody; their sessions and tokens end',
    tag: 'people',
    repeatable: true,
    params,
    body: z.strictObject({ password: newPassword }),
    answer: userView,
    handle: async ({ services: { store }, params: { userId }, body }) => {
      await store.users.need(userId);
      await setPassword(store, userId, body.password);
      await revokeTokens(store, userId);
      return viewOf(await store.users.need(userId));
    },
  }),
  route({
    method: 'post',
    path: '/users/:userId/second-factor/reset',
    action: 'people.manage-users',
    summary: 'Take the second factor off for somebody who lost it; their sessions end',
    tag: 'people',
    repeatable: true,
    params,
    body: z.strictObject({}),
    answer: userView,
    handle: async ({ services: { store }, caller, params: { userId } }) => {
      await store.users.need(userId);
      if (userId === caller.userId)
        throw new Fault('forbidden', {
          en: 'Another administrator has to do that to you',
          zh: '这项操作须由另一名管理员为您办理',
        });
      const set = { totpSecret: null, totpSince: null, sessionsSince: new Date().toISOString() };
      await store.users.update({ id: userId }, set);
      return viewOf(await store.users.need(userId));
    },
  }),
];

async function toUser(id: string, { password, ...fields }: z.output<typeof newUser>): Promise<User> {
  return {
    id,
    ...fields,
    passwordHash: password === null ? null : await hashPassword(password),
    failedSignIns: 0,
    lockedUntil: null,
    active: true,
  };
}

async function revokeTokens(store: Store, userId: string): Promise<void> {
  for (const token of await store.tokens.find({ userId })) await store.tokens.remove(token.id);
}

function viewOf({ passwordHash, totpSecret: _, totpSince, ...user }: User) {
  return { ...user, hasPassword: passwordHash !== null, hasSecondFactor: Boolean(totpSince) };
}
