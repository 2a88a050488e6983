import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Fault } from '../../../domain/record/fault';
import { FORM_FAULTS } from '../form-faults';
import '../../people/session-data';

/** The token that forms of this session carry, so that no other site can send them. */
export function formToken({ session }: Request): string {
  session.formToken ??= randomBytes(24).toString('base64url');
  return session.formToken;
}

/** @throws Fault `forbidden` unless the form carries the session's token */
export function checkFormToken(request: Request, token: unknown): void {
  const given = Buffer.from(String(token ?? ''));
  const expected = Buffer.from(request.session.formToken ?? '');
  const isGood = expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isGood) throw new Fault('forbidden', FORM_FAULTS.old);
}
