import { z } from 'zod';
import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import { route } from '../record/route';
import { pageOf, pageQuery, words } from '../record/schemas';
import { checkRulebook } from './check-rulebook';
import { rulebookSchema } from './rulebook-schema';

/** Described as a rulebook, but let through as it came: {@link checkRulebook} judges shape and rules together. */
const anyRulebook = z.union([rulebookSchema, z.unknown()]);

const faults = z.array(
  z.object({ field: z.string(), message: z.string(), zh: z.string(), rule: z.string().optional() }),
);
const hash = z.string().min(1).max(64).describe('SHA-256 of the canonical JSON');
const rulebookLine = z.object({
  hash,
  id: z.string(),
  version: z.number(),
  title: words,
  kind: z.enum(['purchase', 'venture']),
  jurisdiction: z.string(),
});
const pinned = z.object({ hash, rulebook: rulebookSchema });

export const rulebookRoutes = [
  route({
    method: 'get',
    path: '/rulebooks',
    action: 'publish.list-rulebooks',
    summary: 'Pinned rulebooks, to choose one for a programme',
    tag: 'publish',
    query: pageQuery,
    answer: pageOf(rulebookLine),
    handle: async ({ services: { store }, query }) => {
      const { items, next } = await store.page('rulebooks', {}, query);
      return { items: items.map(({ id, rulebook }) => ({ hash: id, ...rulebook })), next };
    },
  }),
  route({
    method: 'post',
    path: '/rulebooks/check',
    action: 'publish.check-rulebook',
    summary: 'Hold a rulebook against the law and itself: every fault at once, none when it may be pinned',
    tag: 'publish',
    repeatable: true,
    body: anyRulebook,
    answer: z.object({ faults }),
    handle: async ({ body }) => ({ faults: checkRulebook(body).faults }),
  }),
  route({
    method: 'post',
    path: '/rulebooks',
    atomic: true,
    action: 'publish.pin-rulebook',
    summary: 'Pin a rulebook by the hash of its content; refused with every fault',
    tag: 'publish',
    status: 201,
    body: anyRulebook,
    answer: pinned,
    handle: async ({ services, body }) => {
      const checked = checkRulebook(body);
      if (checked.rulebook === null) {
        const count = checked.faults.length;
        throw new Fault(
          'invalid-input',
          {
            en: `The rulebook has ${count} fault${count === 1 ? '' : 's'}`,
            zh: `规则手册有 ${count} 处错误`,
          },
          {
            fields: checked.faults,
          },
        );
      }
      const id = services.sha256(canonicalJson(checked.rulebook));
      await services.store.rulebooks.put(id, { rulebook: checked.rulebook });
      return { hash: id, rulebook: checked.rulebook };
    },
  }),
  route({
    method: 'get',
    path: '/rulebooks/:hash',
    action: 'publish.read-rulebook',
    summary: 'A pinned rulebook',
    tag: 'publish',
    params: z.object({ hash }),
    answer: pinned,
    handle: async ({ services, params }) => {
      const { id, rulebook } = await services.store.rulebooks.need(params.hash);
      return { hash: id, rulebook };
    },
  }),
];
