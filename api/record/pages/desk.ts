import { type ZodType, z } from 'zod';
import { canonicalJson } from '../../../domain/record/canonical-json';
import { Fault, type FaultDetail, isFaultType } from '../../../domain/record/fault';
import type { ApiDeps } from '../api-deps';
import { authorise, checkRole } from '../authorise';
import { type Asked, performRoute } from '../perform-route';
import { checkPlain } from '../plain-text';
import { invalidInput, type Problem } from '../problem';
import { requestHash } from '../read-request';
import type { ReceivedFile } from '../received-file';
import type { Caller, Route, SessionPort } from '../route';
import { routeNamed } from './route-named';
import type { Language } from './words';

type Texts = { [name: string]: string | undefined };

interface Sent {
  params?: Texts;
  body?: unknown;
  /** The Idempotency-Key: the same for the same form, however often it is sent. */
  key: string;
  file?: ReceivedFile;
  ifMatch?: number | null;
}

/** The API as a page uses it: the same routes, rights and rules, without the way over the network. */
export interface Desk {
  /** What `GET <path>` answers. @throws Fault */
  see<T>(path: string, params?: Texts, query?: Texts): Promise<T>;
  /** The same; null when the person may not see it, or there is nothing. */
  seeIf<T>(path: string, params?: Texts, query?: Texts): Promise<T | null>;
  /** Whether the person may do what a route does, there. The state may still not allow it. */
  may(route: string, params?: Texts, query?: Texts): Promise<boolean>;
  /** Whether a route would take this body, by its form alone. @throws Fault `invalid-input` */
  check(route: string, body: unknown): void;
  /** Does what a route does and gives its answer. @throws Fault */
  send<T>(route: string, sent: Sent): Promise<T>;
}

const MAY_NOT = ['forbidden', 'not-found', 'not-signed-in'];

export function createDesk(
  deps: ApiDeps & { routes: readonly Route[] },
  caller: Caller | null,
  session: SessionPort,
  lang: Language,
): Desk {
  const { services, routes } = deps;
  const ask = async <T>(
    name: string,
    { params = {}, query = {}, ...sent }: Sent & { query?: Texts },
  ): Promise<T> => {
    const route = routeNamed(routes, name);
    checkPlain([params, query, sent.body]);
    checkRole(route, deps, caller);
    const read = {
      params: parse(route.params, given(params), lang),
      query: parse(route.query, given(query), lang),
    };
    const actor = await authorise(route, deps, caller, read.params, read.query);
    const asked = {
      ...{ caller, actor, session, ...read, key: sent.key, ifMatch: sent.ifMatch ?? null },
      ...{ at: await services.now(), body: parse(route.body, sent.body, lang), file: sent.file ?? null },
    } as Asked;
    const content = `${name} ${canonicalJson([params, sent.body ?? null, sent.file?.sha256 ?? null])}`;
    const { status, body } = await performRoute(route, deps, asked, requestHash(deps, content));
    if (status >= 400) throw faultAgain(body as Problem);
    return body as T;
  };
  const see: Desk['see'] = (path, params = {}, query = {}) =>
    ask(`GET ${path}`, { params, query, key: services.newId() });
  return {
    see,
    async seeIf(path, params, query) {
      return orNull(see(path, params, query));
    },
    async may(name, params = {}, query = {}) {
      const route = routeNamed(routes, name);
      const asked = async () => {
        checkRole(route, deps, caller);
        const read = {
          params: parse(route.params, given(params), lang),
          query: parse(route.query, given(query), lang),
        };
        await authorise(route, deps, caller, read.params, read.query);
        return true;
      };
      return (await orNull(asked())) ?? false;
    },
    check(name, body) {
      checkPlain(body);
      parse(routeNamed(routes, name).body, body, lang);
    },
    send: ask,
  };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Fault && MAY_NOT.includes(error.type)) return null;
    throw error;
  });
}

/** What was left empty was not given. */
function given(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));
}

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function parse(schema: ZodType | undefined, value: unknown, lang: Language): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { error: LOCALES[lang] });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** The fault of a first try that is answered again. */
function faultAgain({ type, detail, fields, allowed, state }: Problem): Fault {
  const name = type.split('/').at(-1);
  const told = Object.fromEntries(
    Object.entries({ fields, allowed, state }).filter(([, value]) => value !== undefined),
  ) as FaultDetail;
  return new Fault(isFaultType(name) ? name : 'unavailable', detail, told);
}
