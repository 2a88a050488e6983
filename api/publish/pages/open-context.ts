import type { Request } from 'express';
import { Fault } from '../../../domain/record/fault';
import { askedOnce } from '../../record/asked-once';
import { createDesk, type Desk } from '../../record/pages/desk';
import { formatsIn } from '../../record/pages/formats';
import { languageOf } from '../../record/pages/language';
import type { ConsoleDeps } from '../../record/pages/mount-pages';
import { wordsIn } from '../../record/pages/words';
import { checkPlain } from '../../record/plain-text';
import type { SessionPort } from '../../record/route';
import { pageQuery } from '../../record/schemas';
import type { Speech } from './speech';

/** What a page for everybody is made with: a language, and the public routes of the API, which decide what is public. */
export interface OpenContext extends Speech {
  desk: Pick<Desk, 'see' | 'seeIf'>;
  params: { [name: string]: string };
  /** As the page before gave it. */
  cursor: string | undefined;
  /** Business instant. */
  now: string;
}

export interface OpenView {
  title: string;
  /** One sentence for search engines and messengers. */
  description: string;
  [name: string]: unknown;
}

/** A page without sign-in, at an address that stays. */
export interface OpenPageOf {
  path: string;
  /** `<room>/<name>-page` */
  template: string;
  show(context: OpenContext): Promise<OpenView>;
}

/** @throws Fault `invalid-input` for anything but the cursor of the page before */
export async function openContext(deps: ConsoleDeps, request: Request): Promise<OpenContext> {
  checkPlain([request.params, request.query]);
  const lang = languageOf(request);
  const { cursor } = pageQuery.pick({ cursor: true }).parse({ ...request.query });
  return {
    ...wordsIn(lang),
    ...formatsIn(lang),
    desk: createDesk({ ...deps, services: askedOnce(deps.services) }, null, NO_SESSION),
    params: request.params as { [name: string]: string },
    cursor,
    now: await deps.services.now(),
  };
}

const noSession = async (): Promise<never> => {
  throw new Fault('not-signed-in', { en: 'pages for everybody have no session', zh: null });
};
const NO_SESSION: SessionPort = { begin: noSession, end: noSession };
