import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { type Caller, route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { language, text } from './people-schemas';
import { hasSecondFactor, newSecret, setUpUri, takeCode, wrongCode } from './second-factor';

const factor = z.object({
  on: z.boolean(),
  since: z.string().nullable(),
  pending: z
    .object({ secret: z.string(), uri: z.string() })
    .nullable()
    .meta({ description: 'What an authenticator program needs, until the first code confirms it' }),
});

const code = z.string().max(20);

function onlyInSession({ via }: Caller): void {
  if (via !== 'session')
    throw new Fault('forbidden', { en: 'A token changes no account: sign in with a session', zh: null });
}

/** What people do with their own account. */
export const ownAccountRoutes = [
  route({
    method: 'patch',
    path: '/session',
    action: 'people.change-self',
    summary: "Change one's own name and language",
    tag: 'people',
    body: z.strictObject({ name: text(60), language }).partial(),
    answer: z.object({ name: z.string(), language }),
    handle: async ({ services: { store }, caller, body }) => {
      onlyInSession(caller);
      const set = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      if (Object.keys(set).length > 0) await store.users.update({ id: caller.userId }, set);
      return store.users.need(caller.userId);
    },
  }),
  route({
    method: 'post',
    path: '/session/end-others',
    action: 'people.change-self',
    summary: "End one's sessions everywhere else",
    tag: 'people',
    repeatable: true,
    body: z.strictObject({}),
    answer: z.object({ ended: z.literal(true) }),
    handle: async ({ services: { store }, caller, session }) => {
      onlyInSession(caller);
      await store.users.update({ id: caller.userId }, { sessionsSince: new Date().toISOString() });
      await session.begin(caller.userId);
      return { ended: true as const };
    },
  }),
  route({
    method: 'get',
    path: '/session/notices',
    action: 'people.see-self',
    summary: 'Messages to oneself, the newest first',
    tag: 'people',
    query: pageQuery,
    answer: pageOf(
      z.object({
        id: z.string(),
        template: z.string(),
        programmeId: z.string(),
        status: z.string(),
        queuedAt: z.string(),
        sentAt: z.string().nullable(),
      }),
    ),
    handle: ({ services: { store }, caller, query }) =>
      store.page('notices', { recipient: `user/${caller.userId}` }, { ...query, sort: { queuedAt: -1 } }),
  }),
  route({
    method: 'get',
    path: '/session/second-factor',
    action: 'people.change-self',
    summary: "Whether one's account has a second factor, and what is needed while it is set up",
    tag: 'people',
    answer: factor,
    handle: async ({ services: { store }, caller }) => {
      onlyInSession(caller);
      const user = await store.users.need(caller.userId);
      const { totpSecret: secret, totpSince: since } = user;
      const pending = secret && !since ? { secret, uri: setUpUri(user, secret) } : null;
      return { on: hasSecondFactor(user), since: since ?? null, pending };
    },
  }),
  route({
    method: 'post',
    path: '/session/second-factor',
    action: 'people.change-self',
    summary: 'Begin to set up a second factor (TOTP, RFC 6238); the first code confirms it',
    tag: 'people',
    // A kept answer would hold the secret in clear.
    repeatable: true,
    body: z.strictObject({}),
    answer: factor,
    handle: async ({ services: { store }, caller }) => {
      onlyInSession(caller);
      const user = await store.users.need(caller.userId);
      if (hasSecondFactor(user))
        throw new Fault('conflict', {
          en: 'The account has a second factor: take it off first',
          zh: '账号已开启第二重验证，请先关闭',
        });
      const secret = newSecret();
      await store.users.update({ id: user.id }, { totpSecret: secret, totpSince: null, totpStep: 0 });
      return { on: false, since: null, pending: { secret, uri: setUpUri(user, secret) } };
    },
  }),
  route({
    method: 'post',
    path: '/session/second-factor/confirm',
    action: 'people.change-self',
    summary:
      'Confirm the second factor by its first code: signing in asks for one from now on; other sessions end',
    tag: 'people',
    repeatable: true,
    body: z.strictObject({ code }),
    answer: z.object({ on: z.literal(true) }),
    handle: async ({ services: { store }, caller, body, session }) => {
      onlyInSession(caller);
      const user = await store.users.need(caller.userId);
      if (hasSecondFactor(user) || !user.totpSecret)
        throw new Fault('conflict', {
          en: 'Nothing is being set up',
          zh: '没有正在设置的第二重验证，请重新开始',
        });
      if (!(await takeCode(store, user, body.code, Date.now()))) throw wrongCode();
      const now = new Date().toISOString();
      await store.users.update({ id: user.id }, { totpSince: now, sessionsSince: now });
      await session.begin(user.id);
      return { on: true as const };
    },
  }),
  route({
    method: 'post',
    path: '/session/second-factor/off',
    action: 'people.change-self',
    summary: 'Take the second factor off, with a code of it',
    tag: 'people',
    repeatable: true,
    body: z.strictObject({ code }),
    answer: z.object({ on: z.literal(false) }),
    handle: async ({ services: { store }, caller, body }) => {
      onlyInSession(caller);
      const user = await store.users.need(caller.userId);
      if (!hasSecondFactor(user))
        throw new Fault('conflict', { en: 'The account has no second factor', zh: '账号没有开启第二重验证' });
      if (!(await takeCode(store, user, body.code, Date.now()))) throw wrongCode();
      await store.users.update({ id: user.id }, { totpSecret: null, totpSince: null });
      return { on: false as const };
    },
  }),
];
