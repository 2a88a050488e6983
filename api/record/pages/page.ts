import type { Request, Response } from 'express';
import type { ApiDeps } from '../api-deps';
import type { Caller, Services } from '../route';
import type { Desk } from './desk';
import type { Formats } from './formats';
import type { Words } from './words';

/** What a page is made with: who looks, in which language, and the API as that person may use it. */
export interface PageContext extends Words, Formats {
  request: Request;
  response: Response;
  deps: ApiDeps;
  services: Services;
  caller: Caller;
  params: { [name: string]: string };
  query: { [name: string]: string };
  /** Business instant. */
  now: string;
  desk: Desk;
  /**
   * The same as it is now, with the person read anew: rights that ended while a long file goes out end in it too.
   * @throws Fault `not-signed-in`
   */
  anew(): Promise<PageContext>;
}

/** Where the reader is: shown above the title. */
export interface Crumb {
  text: string;
  href: string;
}

/** What every page of the console says of itself. */
export interface PageView {
  title: string;
  crumbs?: Crumb[];
  [name: string]: unknown;
}

/** A page of the console that shows something. */
export interface Page {
  kind: 'show';
  path: string;
  /** Whose rights it takes: those of this route of the API, for example `GET /projects/:projectId`; null: a session. */
  right: string | null;
  /** `<room>/<name>.page` */
  template: string;
  show(context: PageContext): Promise<PageView>;
  /** Changes with what the page shows, and is cheap to tell: the page stays up to date while somebody looks at it. */
  mark?(context: PageContext): Promise<string>;
}

/** Describes a page whose view has a type of its own. */
export function page<V extends PageView>(
  definition: Omit<Page, 'kind' | 'show'> & { show(context: PageContext): Promise<V> },
): Page {
  return { kind: 'show', ...definition };
}
