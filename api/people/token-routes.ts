import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TOKEN_PREFIX } from '../../domain/people/sign-in-rules';
import { Fault } from '../../domain/record/fault';
import { type Caller, route, type Services } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { recordId, text } from './people-schemas';

const DAY_MS = 86_400_000;
const BYTES = 32;

const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});

export const tokenRoutes = [
  route({
    method: 'get',
    path: '/tokens',
    action: 'people.manage-tokens',
    summary: "One's own API tokens",
    tag: 'people',
    query: pageQuery,
    answer: pageOf(tokenView),
    handle: ({ services, caller, query }) => services.store.page('tokens', { userId: caller.userId }, query),
  }),
  route({
    method: 'post',
    path: '/tokens',
    atomic: true,
    action: 'people.manage-tokens',
    summary: 'Make an API token; it is shown this once',
    tag: 'people',
    status: 201,
    body: z.strictObject({ name: text(60), days: z.int().min(1).max(366).default(90) }),
    answer: tokenView.extend({ token: z.string().nullable() }),
    remember: (answer) => ({ ...answer, token: null }),
    handle: async ({ services, caller, body }) => {
      if (caller.via !== 'session')
        throw new Fault('forbidden', { en: 'A token makes no tokens: sign in with a session', zh: null });
      const token = `${TOKEN_PREFIX}${randomBytes(BYTES).toString('base64url')}`;
      const now = Date.now();
      const record = {
        id: services.newId(),
        userId: caller.userId,
        name: body.name,
        hash: services.sha256(token),
        createdAt: new Date(now).toISOString(),
        expiresAt: new Date(now + body.days * DAY_MS).toISOString(),
      };
      await services.store.tokens.insert(record);
      return { ...record, token };
    },
  }),
  route({
    method: 'post',
    path: '/tokens/revoke',
    action: 'people.manage-tokens',
    summary: 'Revoke an API token: the same as DELETE, for forms',
    tag: 'people',
    repeatable: true,
    body: z.strictObject({ tokenId: recordId }),
    answer: z.object({ revoked: z.literal(true) }),
    handle: ({ services, caller, body }) => revoke(services, caller, body.tokenId),
  }),
  route({
    method: 'delete',
    path: '/tokens/:tokenId',
    action: 'people.manage-tokens',
    summary: 'Revoke an API token',
    tag: 'people',
    params: z.object({ tokenId: recordId }),
    answer: z.object({ revoked: z.literal(true) }),
    handle: ({ services, caller, params }) => revoke(services, caller, params.tokenId),
  }),
];

async function revoke({ store }: Services, { userId }: Caller, id: string) {
  const token = await store.tokens.first({ id, userId });
  if (!token) throw new Fault('not-found', { en: 'You have no such token', zh: '您没有这个令牌' });
  await store.tokens.remove(token.id);
  return { revoked: true as const };
}
