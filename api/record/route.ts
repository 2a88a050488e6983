import type { ZodObject, ZodType, z } from 'zod';
import type { Relation } from '../../domain/people/access';
import type { Actor, Role } from '../../domain/record/party';
import type { ReceivedFile } from './received-file';
import type { Services } from './services';

export type { Page, PagedStore, PageOptions, Services } from './services';

/** Who asks. */
export interface Caller {
  userId: string;
  organisationId: string;
  roles: Role[];
  via: 'session' | 'token';
}

type Parsed<S> = S extends ZodType ? z.output<S> : undefined;

/** What {@link RouteDefinition.relation} may look at: the body is read only for those who may send one. */
export interface RelationContext<P, Q> {
  services: Services;
  caller: Caller;
  params: P;
  query: Q;
}

export interface RequestContext<P = unknown, Q = unknown, B = unknown, A extends string = string> {
  services: Services;
  /** null in a public route. */
  caller: A extends 'public' ? null : Caller;
  /** The caller in the role that allowed it; in a public route the system, by notice. */
  actor: Actor;
  /** Business instant at which the request came in. */
  at: string;
  params: P;
  query: Q;
  body: B;
  /** The Idempotency-Key; a fresh id for methods that need none. */
  key: string;
  /** For the id of what the request makes: the same however often the request comes. */
  madeId: string;
  /** The version that the caller changes, by `If-Match`; see `checkVersion`. */
  ifMatch: number | null;
  /** The file of an upload route. */
  file: ReceivedFile | null;
  session: SessionPort;
  /** Where browsers reach us, without a slash at the end. */
  publicUrl: string;
}

/** The browser session of a request. */
export interface SessionPort {
  /** Signs in under a new session id. */
  begin(userId: string): Promise<void>;
  end(): Promise<void>;
}

/** An answer that is not JSON: a feed, a calendar, a file. */
export interface RawAnswer {
  contentType: string;
  content: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Given: served as an attachment under this name. */
  fileName?: string;
  bytes?: number;
}

export interface RouteDefinition<
  A extends string,
  P extends ZodObject | undefined,
  Q extends ZodObject | undefined,
  B extends ZodType | undefined,
  O extends ZodType | 'raw',
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, for example `/programmes/:programmeId/approve`. */
  path: string;
  /** A row of the authorisation table, `<room>.<verb>`; `public` asks for no sign-in. */
  action: A;
  summary: string;
  /** The room. */
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The answer's schema; fields that it does not name never leave. `raw`: a {@link RawAnswer}. */
  answer: O;
  /** 200 unless given. */
  status?: 200 | 201;
  /** Takes one file as multipart/form-data; the body schema then checks the other form fields. */
  upload?: boolean;
  /** No Idempotency-Key for a POST that may be repeated, such as signing in. */
  repeatable?: boolean;
  /** It only writes to the database: all of it and the kept answer become one transaction. */
  atomic?: boolean;
  /** What of the answer is kept for a repeated request, when some of it may be shown only once. */
  remember?: (answer: O extends ZodType ? z.output<O> : never) => object;
  /**
   * How the caller stands to the thing; `any` is always there.
   * @throws Fault `not-found` for an unknown id
   */
  relation?: (context: RelationContext<Parsed<P>, Parsed<Q>>) => Promise<Relation[]>;
  handle: (
    context: RequestContext<Parsed<P>, Parsed<Q>, Parsed<B>, A>,
  ) => Promise<O extends ZodType ? z.input<O> : RawAnswer>;
}

/** A route of any shape, as it is mounted and described. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  action: string;
  summary: string;
  tag: string;
  params?: ZodObject | undefined;
  query?: ZodObject | undefined;
  body?: ZodType | undefined;
  answer: ZodType | 'raw';
  status: 200 | 201;
  upload: boolean;
  repeatable: boolean;
  atomic: boolean;
  remember?: ((answer: never) => object) | undefined;
  relation: (context: RelationContext<never, never>) => Promise<Relation[]>;
  /** Whether the route says how callers stand to its thing. */
  asksRelation: boolean;
  handle: (context: never) => Promise<unknown>;
}

/** Defines a route once: from it come the check of the input, the authorisation, the answer and the OpenAPI file. */
export function route<
  const A extends string,
  P extends ZodObject | undefined = undefined,
  Q extends ZodObject | undefined = undefined,
  B extends ZodType | undefined = undefined,
  O extends ZodType | 'raw' = 'raw',
>(definition: RouteDefinition<A, P, Q, B, O>): Route {
  return {
    status: 200,
    upload: false,
    repeatable: false,
    atomic: false,
    relation: async () => [],
    asksRelation: definition.relation !== undefined,
    ...definition,
  };
}
