import type { Response } from 'express';
import { FAULTS } from '../../../domain/record/fault';
import type { ApiDeps } from '../api-deps';
import { faultOf } from '../problem';
import type { RequestNotes } from '../request-log';
import { languageOf } from './language';
import { wordsIn } from './words';

/**
 * A page that says what went wrong, and nothing of the thing it went wrong with; what nobody foresaw is logged.
 * @param frame what the page's layout needs
 */
export function showFault(response: Response, error: unknown, { log }: ApiDeps, frame: object = {}): void {
  const fault = faultOf(error);
  if (!fault) log.error({ ...(response.locals.notes as RequestNotes), err: error }, 'unexpected error');
  const status = fault ? FAULTS[fault.type].status : 500;
  const lang = languageOf(response.req);
  const { t } = wordsIn(lang);
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .render('record/fault-page', {
      ...{ lang, person: null, ways: [], otherLanguage: null, done: null },
      ...frame,
      title: t(fault ? `record.fault-${fault.type}` : 'record.fault-internal'),
      said: fault && status !== 404 ? (lang === 'zh' ? fault.zh : fault.message) : null,
      missing: status === 404,
      passing: status >= 500,
    });
}
