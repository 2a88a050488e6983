import type { Role } from '../record/party';
import type { Application } from './application';

/**
 * An early look 提前查看 at sealed applications: asked for by one officer, consented to or refused by another, both
 * with a reason that is public at once. Only who asked and who consented may then read.
 */
export interface EarlyLook {
  id: string;
  programmeId: string;
  /** Null: every application. Nobody says whether there is one of this number before the look. */
  applicationId: string | null;
  /** `lapsed`: nobody answered in time. */
  status: 'asked' | 'consented' | 'refused' | 'lapsed' | 'ended';
  reason: string;
  askedBy: string;
  askedAs: Role;
  askedAt: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAs: Role | null;
  answeredAt: string | null;
  /** Who may read while it lasts: two users; nobody before the consent. */
  readers: string[];
  /** The applications that it opens: those whose applicants were told; none before the consent. */
  covers: string[];
  /** Null: until the call closes. */
  until: string | null;
  endedAt: string | null;
  /** How often a paper was read, and how many different ones. */
  reads: number;
  opened: number;
}

/** The message to those whose papers may now be read: while the call is open it names who applied. */
export const TO_APPLICANTS = 'match/early-look';

/** One paper read by one person under an early look: who, what and when. Never changed. */
export interface EarlyRead {
  id: string;
  lookId: string;
  programmeId: string;
  applicationId: string;
  /** Null: the application itself. */
  documentId: string | null;
  userId: string;
  organisationId: string;
  at: string;
}

/**
 * Whether a look opens a sealed application to somebody at an instant. What comes in after the consent stays sealed: its
 * applicant was not told of the look.
 */
export function opens(
  { status, readers, covers, until }: EarlyLook,
  userId: string,
  application: Pick<Application, 'id' | 'status'>,
  at: string,
): boolean {
  const isReader = status === 'consented' && readers.includes(userId) && (until === null || at <= until);
  return isReader && application.status === 'submitted' && covers.includes(application.id);
}
