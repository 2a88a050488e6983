import type { Response } from 'express';
import { FAULTS } from '../../../domain/record/fault';
import type { ApiDeps } from '../api-deps';
import { faultOf } from '../problem';
import type { RequestNotes } from '../request-log';

/** A page that says what went wrong; what nobody foresaw is logged. @param view what the page's layout needs */
export function showFault(response: Response, error: unknown, { log }: ApiDeps, view: object = {}): void {
  const fault = faultOf(error);
  if (!fault) log.error({ ...(response.locals.notes as RequestNotes), err: error }, 'unexpected error');
  const { status, title } = fault
    ? FAULTS[fault.type]
    : { status: 500, title: 'Something went wrong on our side' };
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .render('fault', {
      ...view,
      title: status === 404 ? '没有找到' : '无法显示',
      titleEn: title,
      missing: status === 404,
      passing: status >= 500,
    });
}
