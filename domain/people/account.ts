import type { Role } from '../record/party';

export interface Organisation {
  id: string;
  kind: 'bureau' | 'street' | 'social-organisation' | 'evaluation-agency' | 'audit-office';
  name: string;
  /** Unified social credit code 统一社会信用代码 (GB 32100). */
  uscc: string | null;
  place: string;
  /** Streets have a code that rulebook lots refer to. */
  streetCode: string | null;
  registration: Registration | null;
  /** Where its money goes: account number, encrypted at rest. */
  bankAccount: string | null;
}

/** What eligibility reads of a social organisation. */
export interface Registration {
  registeredOn: string;
  /** Year → passed. */
  annualInspections: { year: number; passed: boolean }[];
  creditLists: ('abnormal' | 'serious-violation' | 'procurement-ban')[];
  majorViolations: { on: string }[];
  separateAccounts: boolean;
  /** Grade of the social-organisation assessment, 1A-5A, or null. */
  grade: '1A' | '2A' | '3A' | '4A' | '5A' | null;
  /** Titles of projects that other public money pays for at present. */
  otherPublicFunding: string[];
}

export interface User {
  id: string;
  /** Sign-in name and address for mail. */
  email: string;
  name: string;
  organisationId: string;
  roles: Role[];
  /** argon2id; null until the first password is set. */
  passwordHash: string | null;
  /** Real instant; sessions older than this have ended. */
  passwordSetAt?: string | null;
  /** Real instant; sessions older than this were ended by their owner. */
  sessionsSince?: string | null;
  /** Secret of the second factor (TOTP, base 32), encrypted at rest; in force once a code has confirmed it. */
  totpSecret?: string | null;
  /** Real instant of that first code. */
  totpSince?: string | null;
  /** The half minute of the newest code that was taken: each is good once. */
  totpStep?: number;
  /** What it was taken for, where asking again must not need another one. */
  totpUse?: string | null;
  failedSignIns: number;
  lockedUntil: string | null;
  active: boolean;
  language: 'zh' | 'en';
  evaluator: EvaluatorProfile | null;
}

/** What the draw and the recusal rules read of an evaluator. */
export interface EvaluatorProfile {
  expertise: string[];
  expert: boolean;
  available: boolean;
  /** Relations of the last years, by organisation (Implementing Regulations of the Government Procurement Law, Art. 9). */
  ties: {
    organisationId: string;
    kind: 'employment' | 'board' | 'shareholding' | 'kinship' | 'earlier-work' | 'other';
    until: string | null;
  }[];
}

export interface ApiToken {
  id: string;
  userId: string;
  name: string;
  /** SHA-256 of the token; the token itself is shown once. */
  hash: string;
  createdAt: string;
  expiresAt: string;
}
