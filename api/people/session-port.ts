import type { Request } from 'express';
import type { SessionPort } from '../record/route';
import './session-data';

/** The session of a request. Signing in begins a new one: an id that somebody planted before is worth nothing. */
export function sessionPort(request: Request): SessionPort {
  return {
    async begin(userId) {
      await done((next) => request.session.regenerate(next));
      request.session.userId = userId;
      request.session.signedInAt = Date.now();
      await done((next) => request.session.save(next));
    },
    end: () => done((next) => request.session.destroy(next)),
  };
}

function done(act: (next: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => (error ? reject(error) : resolve()));
  });
}
