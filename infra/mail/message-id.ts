import { createHash } from 'node:crypto';

/** The same for every attempt at the same notice, so that mail systems can tell a repetition. */
export function messageId(noticeId: string, from: string): string {
  return `<${digest(noticeId)}@${domainOf(from)}>`;
}

/** Lasts as long as the deadline it stands for, however often that moves. */
export function eventUid(uid: string, from: string): string {
  return `${digest(uid)}@${domainOf(from)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'carecycle.invalid';
}
