import 'express-session';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** Real milliseconds since 1970: a session ends eight hours later, however busy it is. */
    signedInAt: number;
    /** Who gave the right password and still owes the code of the second factor, since when (real ms). */
    awaitingCode: { userId: string; since: number };
    /** Token that forms of this session carry. */
    formToken: string;
  }
}
