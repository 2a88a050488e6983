import { ApiDirector } from './api-director';
import type { Director } from './director';
import { HttpUser } from './http-user';
import type { User, Visitor } from './user';

/** Who plays, and from where everything is seen. */
export interface Cast<U extends User = User> {
  /** The person in front of an account, the first administrator's among them. */
  meet(name: string): U;
  visitor: Visitor;
  director: Director;
}

/** Everybody over the public HTTP API. @param baseUrl of the service */
export function apiCast(baseUrl: string): Cast<HttpUser> & { director: ApiDirector } {
  const visitor = new HttpUser(baseUrl, 'visitor');
  return {
    meet: (name) => new HttpUser(baseUrl, name),
    visitor: {
      invitation: (code) => visitor.reads.invitation(code),
      post: (path, body) => visitor.post(path, body),
    },
    director: new ApiDirector(new HttpUser(baseUrl, 'director')),
  };
}
