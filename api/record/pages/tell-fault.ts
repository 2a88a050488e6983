import type { Request, Response } from 'express';
import { FAULTS, type Fault } from '../../../domain/record/fault';
import type { ApiDeps } from '../api-deps';
import { faultOf } from '../problem';
import type { RequestNotes } from '../request-log';
import { languageOf } from './language';
import { type Language, wordsIn } from './words';

/** Whether a page's script asks, which wants data and no page. */
export const isForScript = (request: Request): boolean => request.accepts(['html', 'json']) === 'json';

/** Tells a page's script what went wrong, in the words that it is to say. */
export function tellFault(response: Response, error: unknown, { log }: ApiDeps): void {
  const fault = faultOf(error);
  if (!fault) log.error({ ...(response.locals.notes as RequestNotes), err: error }, 'unexpected error');
  const lang = languageOf(response.req);
  const { t } = wordsIn(lang);
  response
    .status(fault ? FAULTS[fault.type].status : 500)
    .set('Cache-Control', 'no-store')
    .json({
      type: fault?.type ?? 'internal',
      said: fault
        ? [t(`record.fault-${fault.type}`), ...detailsOf(fault, lang)]
        : [t('record.fault-internal')],
    });
}

/** What is wrong with the fields, in the reader's language; without fields what the rule says. */
function detailsOf({ message, zh, detail }: Fault, lang: Language): string[] {
  const said = (detail.fields ?? [{ message, zh }]).map((one) => (lang === 'zh' ? one.zh : one.message));
  return [...new Set(said.flatMap((one) => (one ? [one] : [])))].slice(0, 5);
}
