import { couldAct } from '../../../domain/people/access';
import type { ApiDeps } from '../api-deps';
import type { Caller, Route } from '../route';
import { routeNamed } from './route-named';

/** The main ways through the console; each is shown to those whose roles could go there. */
const WAYS = [
  { href: '/', label: 'record.my-work', right: null },
  { href: '/programmes', label: 'publish.programmes', right: 'GET /programmes' },
  { href: '/calls', label: 'match.calls', right: 'GET /calls' },
  { href: '/applications', label: 'match.own-applications', right: 'GET /applications' },
  { href: '/panel-seats', label: 'match.own-seats', right: 'GET /panel-seats' },
  { href: '/projects', label: 'serve.projects', right: 'GET /projects' },
  { href: '/payments', label: 'money.payments', right: 'GET /disbursements' },
  { href: '/ledger', label: 'money.whole-ledger', right: 'GET /ledger/postings' },
  { href: '/organisations', label: 'people.organisations', right: 'GET /organisations' },
  { href: '/users', label: 'people.users', right: 'GET /users' },
  { href: '/journal', label: 'record.journal', right: 'GET /journal/verify' },
  { href: '/notices', label: 'record.notices', right: 'GET /notices' },
  { href: '/calendars', label: 'record.calendars', right: 'PUT /calendars/:year' },
  { href: '/sandbox/clock', label: 'record.clock', right: 'POST /sandbox/clock/advance' },
  { href: '/profile', label: 'people.profile', right: null },
] as const;

export interface Way {
  href: string;
  label: string;
  isHere: boolean;
}

export function waysOf(
  { access, routes, services }: Pick<ApiDeps, 'access' | 'services'> & { routes: readonly Route[] },
  caller: Caller,
  path: string,
): Way[] {
  return WAYS.filter(
    ({ href, right }) =>
      (right === null || couldAct(access, caller.roles, routeNamed(routes, right).action)) &&
      // There is a clock to move in a sandbox only.
      (href !== '/sandbox/clock' || services.sandbox !== null),
  ).map(({ href, label }) => ({
    href,
    label,
    isHere: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
  }));
}
