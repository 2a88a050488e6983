import type { Request, RequestHandler, Response } from 'express';
import type { ApiDeps } from '../api-deps';
import type { RequestNotes } from '../request-log';
import { showSandboxClock } from '../sandbox-clock';
import { showFault } from './show-fault';

/** Shows something for everybody. */
export type ShowOpenPage = (request: Request, response: Response) => Promise<void>;

/**
 * Makes handlers of pages that need no sign-in: logged by the route's template, and with a page for every fault.
 * @param view what the layout of a fault's page needs
 */
export function openPage(
  deps: ApiDeps,
  view: { [name: string]: unknown; noindex?: boolean },
): (route: string, show: ShowOpenPage) => RequestHandler {
  return (route, show) => async (request, response) => {
    (response.locals.notes as RequestNotes).route = route;
    if (view.noindex) response.set('X-Robots-Tag', 'noindex, nofollow');
    try {
      await showSandboxClock(deps.services, response);
      await show(request, response);
    } catch (error) {
      showFault(response, error, deps, view);
    }
  };
}
