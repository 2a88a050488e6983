import type { ReadingTerms } from './reading-terms';

/** A seat that is held, and what it reads already: that stays with it. */
export interface SharingSeat {
  seat: number;
  reads: readonly string[];
  /** Whether it may be given more. */
  takes: boolean;
}

/** What a sharing out is made of; the order of the lists makes no difference. */
export interface SharingInputs {
  seed: string;
  terms: Pick<ReadingTerms, 'readers' | 'most'>;
  seats: readonly SharingSeat[];
  /** Those that are to have their readers. */
  applications: readonly string[];
  /** Those among them that are to have one reader more: two seats were too far apart. */
  oneMore: readonly string[];
  /** What a seat must not read, because of a tie with its applicant. */
  barred: readonly Barred[];
}

export interface Barred {
  seat: number;
  applicationId: string;
}

export interface Sharing {
  /** What each seat is given besides what it reads, in order of seat and of id; none for who is given nothing. */
  given: { seat: number; applications: string[] }[];
  /** Applications that stay short of readers, in order of id, with how many they have and lack. */
  lacking: { applicationId: string; readers: number; missing: number }[];
}
