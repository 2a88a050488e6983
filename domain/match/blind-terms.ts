/** What of an application a rulebook may keep from its reviewers. Who applied is never left to choose. */
export const HIDEABLE = [
  'title',
  'summary',
  'plan.need',
  'plan.objectives',
  'plan.activities',
  'plan.risks',
  'plan.sustainability',
  'beneficiaries',
  'months',
  'hours',
  'budget',
  'requested',
  'selfRaised',
  'deliverables',
  'team',
  'documents',
] as const;

export type HideableField = (typeof HIDEABLE)[number];

/**
 * Blind review 盲评: where a rulebook has these terms, the seats of the panel do not learn who applied until the first
 * ranking is on public notice. Applications and their documents are called by a code; name, person, and time of
 * submission are always hidden, and besides them:
 */
export interface BlindTerms {
  hides: HideableField[];
}

/** Whether seats that are not to learn who applied may open the papers all the same. */
export const opensPapersBlind = ({ blind }: { blind?: BlindTerms | undefined }): boolean =>
  blind !== undefined && !blind.hides.includes('documents');

/** What a blind seat is told in place of what it does not see; nothing that is stored has this. */
export interface BlindMark {
  /** For example `A-07`. */
  code: string;
  hidden: HideableField[];
}

/** Whether the seats of a programme's panel are kept from knowing who applied: until a ranking names everybody. */
export function blindTermsNow(
  { round }: { round: number },
  { blind }: { blind?: BlindTerms },
): BlindTerms | null {
  return round === 0 ? (blind ?? null) : null;
}
