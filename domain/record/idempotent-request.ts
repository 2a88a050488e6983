/** One request under one Idempotency-Key of one user, and the answer it got. id = `<user id>|<key>` */
export interface IdempotentRequest {
  id: string;
  /** Hash of method, path and body: another request under the same key is refused. */
  requestHash: string;
  /** null while the first request is still under way. */
  status: number | null;
  body: unknown;
  /** Real instant at which it first came. */
  at: string;
  /** Real instant until which whoever works on it is taken to be alive; moved on while they are. */
  until: string;
}
