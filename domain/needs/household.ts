/** A household file 一户一档. Names never enter: a household is its code; contact data is encrypted at rest. */
export interface Household {
  id: string;
  code: string;
  projectId: string;
  streetCode: string;
  /** Target group (domain-rules.md 6.1). */
  group:
    | 'minimum-living'
    | 'extreme-hardship'
    | 'borderline'
    | 'rigid-spending'
    | 'child-in-difficulty'
    | 'other';
  riskClass: 'high' | 'key' | 'general';
  /** Encrypted: mail address for survey links, if there is one. */
  email: string | null;
  openedOn: string;
  updatedOn: string;
}

export interface Need {
  id: string;
  householdId: string;
  projectId: string;
  kind: 'survival' | 'care' | 'development';
  service: string;
  recordedOn: string;
  status: 'open' | 'met' | 'referred' | 'closed';
}

/** A visit, activity, case session …: what was done, when, for how many. */
export interface ServiceRecord {
  id: string;
  projectId: string;
  kind: 'visit' | 'activity' | 'case' | 'group' | 'training' | 'file-update';
  on: string;
  householdIds: string[];
  people: number;
  deliverableId: string | null;
  note: string;
  recordedBy: string;
}
