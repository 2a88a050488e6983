/** One request under one Idempotency-Key of one user, and the answer it got. id = `<user id>|<key>` */
export interface IdempotentRequest {
  id: string;
  /** Hash of method, path and body: another request under the same key is refused. */
  requestHash: string;
  /** null while the first request is still under way. */
  status: number | null;
  body: unknown;
  at: string;
}
