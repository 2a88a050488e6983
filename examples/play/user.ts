import type { Invitation, Reads } from './reads';

/** Somebody who takes part in a play. Requests are those of the public HTTP API; how they are made is the user's own. */
export interface User {
  /** Shown in messages. */
  readonly name: string;
  readonly reads: Reads;
  /** @param code of the second factor, where the account has one */
  signIn(email: string, password: string, code?: string): Promise<void>;
  /** @param key a request sent again under its key is answered as it was the first time */
  post<T = unknown>(path: string, body?: unknown, key?: string): Promise<T>;
  put<T = unknown>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>;
  /** Uploads one file; the form fields go before it. */
  upload(
    path: string,
    fields: Record<string, string>,
    fileName: string,
    text: string,
  ): Promise<{ id: string }>;
}

/** Somebody who has not signed in: the recipients of help, with the links in their mail. */
export interface Visitor {
  /** What the link of a survey leads to. @param code of the link */
  invitation(code: string): Promise<Invitation>;
  post<T = unknown>(path: string, body?: unknown): Promise<T>;
}
