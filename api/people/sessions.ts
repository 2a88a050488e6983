import type { RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import { IDLE_MS } from '../../domain/people/sign-in-rules';
import './session-data';

/** Sessions by a cookie that no script reads and no other site sends along with a change. */
export function sessions(options: {
  secret: string;
  publicUrl: string;
  store?: Store | undefined;
}): RequestHandler {
  const isSecure = options.publicUrl.startsWith('https:');
  return session({
    name: isSecure ? '__Host-carecycle' : 'carecycle',
    secret: options.secret,
    store: options.store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: IDLE_MS },
  });
}
