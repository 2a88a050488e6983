import { z } from 'zod';
import { route } from '../record/route';
import { changeOwnPassword } from './change-password';
import { language, newPassword, role } from './people-schemas';
import { signIn } from './sign-in';
import { whoAmI } from './who-am-i';

const me = z.object({
  userId: z.string(),
  name: z.string(),
  roles: z.array(role),
  language,
  organisation: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
});

export const sessionRoutes = [
  route({
    method: 'post',
    path: '/session',
    action: 'public',
    summary: 'Sign in with a local account; sets the session cookie',
    tag: 'people',
    repeatable: true,
    body: z.strictObject({
      email: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
      code: z
        .string()
        .max(20)
        .optional()
        .meta({ description: 'Of the second factor, when the account has one' }),
    }),
    answer: me,
    handle: async ({ services, body, session }) => {
      const user = await signIn(services.store, body, Date.now());
      await session.begin(user.id);
      return whoAmI(services.store, user);
    },
  }),
  route({
    method: 'get',
    path: '/session',
    action: 'people.see-self',
    summary: 'Who am I',
    tag: 'people',
    answer: me,
    handle: async ({ services, caller }) =>
      whoAmI(services.store, await services.store.users.need(caller.userId)),
  }),
  route({
    method: 'delete',
    path: '/session',
    action: 'public',
    summary: 'Sign out',
    tag: 'people',
    answer: z.object({ signedIn: z.literal(false) }),
    handle: async ({ session }) => {
      await session.end();
      return { signedIn: false as const };
    },
  }),
  route({
    method: 'post',
    path: '/session/password',
    action: 'people.change-password',
    summary: 'Set another password for oneself; other sessions end',
    tag: 'people',
    repeatable: true,
    body: z.strictObject({ present: z.string().min(1).max(200), next: newPassword }),
    answer: z.object({ changed: z.literal(true) }),
    handle: async ({ services, caller, body, session }) => {
      await changeOwnPassword(services.store, caller.userId, body.present, body.next);
      if (caller.via === 'session') await session.begin(caller.userId);
      return { changed: true as const };
    },
  }),
];
