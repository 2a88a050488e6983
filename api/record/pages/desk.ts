import type { ZodType } from 'zod';
import { canonicalJson } from '../../../domain/record/canonical-json';
import { Fault, isFaultType, receivedFault, type SentDetail } from '../../../domain/record/fault';
import type { ApiDeps } from '../api-deps';
import { authorise, checkRole } from '../authorise';
import { parse } from '../parse';
import { type Asked, performRoute } from '../perform-route';
import { checkPlain } from '../plain-text';
import type { Problem } from '../problem';
import { requestHash } from '../read-request';
import type { ReceivedFile } from '../received-file';
import type { Caller, Route, SessionPort } from '../route';
import { routeNamed } from './route-named';

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
      params: given(route.params, params),
      query: given(route.query, query),
    };
    const actor = await authorise(route, deps, caller, read.params, read.query);
    const asked = {
      ...{ caller, actor, session, ...read, key: sent.key, ifMatch: sent.ifMatch ?? null },
      ...{ at: await services.now(), body: taken(route.body, sent.body), file: sent.file ?? null },
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
          params: given(route.params, params),
          query: given(route.query, query),
        };
        await authorise(route, deps, caller, read.params, read.query);
        return true;
      };
      return (await orNull(asked())) ?? false;
    },
    check(name, body) {
      checkPlain(body);
      taken(routeNamed(routes, name).body, body);
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
function given(schema: ZodType | undefined, texts: Texts): unknown {
  const filled = Object.entries(texts).filter(([, text]) => text !== undefined && text !== '');
  return taken(schema, Object.fromEntries(filled));
}

const taken = (schema: ZodType | undefined, value: unknown) => (schema ? parse(schema, value) : undefined);

/** The fault of a first try that is answered again. */
function faultAgain({ type, detail, zh, fields, allowed, state }: Problem): Fault {
  const name = type.split('/').at(-1);
  const told = Object.fromEntries(
    Object.entries({ zh, fields, allowed, state }).filter(([, value]) => value !== undefined),
  ) as SentDetail;
  return receivedFault(isFaultType(name) ? name : 'unavailable', detail, told);
}
