import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const DAY = 24 * 60 * 60 * 1000;
/** Longer than a survey stays open. */
const KEPT_FOR = 60 * DAY;

/** The browser alone keeps it, and it says no more than that an answer to this survey was sent. */
const nameOf = (surveyId: string): string =>
  `sent-${createHash('sha256').update(surveyId).digest('hex').slice(0, 16)}`;

/** Whether this browser has already sent an answer to the survey. Of the browser nothing is kept here. */
export function hasSentBefore(request: Request, surveyId: string): boolean {
  const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
  return cookies.includes(`${nameOf(surveyId)}=1`);
}

/** Lets the browser keep that it has sent an answer. */
export function rememberSending(response: Response, surveyId: string, publicUrl: string): void {
  response.cookie(nameOf(surveyId), '1', {
    path: '/survey/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    maxAge: KEPT_FOR,
  });
}
