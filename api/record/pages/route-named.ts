import type { Route } from '../route';

/** The route that a page's right names. @throws Error for a name that no route has: a mistake in the code */
export function routeNamed(routes: readonly Route[], name: string): Route {
  const found = routes.find(({ method, path }) => `${method.toUpperCase()} ${path}` === name);
  if (!found) throw new Error(`no route "${name}"`);
  return found;
}
