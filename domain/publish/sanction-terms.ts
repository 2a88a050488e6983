/**
 * What a grade takes beside the share of the last tranche (domain-rules.md 3.6 and 9, item 4: pay, withhold, reduce,
 * recover, terminate, ban). Each part is the programme's choice; at least one is there.
 */
export interface SanctionTerms {
  /** Rounds whose grade brings it; absent: the final one only. */
  rounds?: ('mid-term' | 'final')[];
  /** Per cent of the award by which it is cut, out of what is not paid yet (domain-rules.md 3.5: "grant may be cut"). */
  reduce?: number;
  /** Per cent of the money already paid that is asked back (Zhongshan 2013: paid money may be recovered). */
  recover?: number;
  /** Ends the project, settled as any that ends early (Haishu 2020: fail = stop, terminate). */
  terminate?: boolean;
}

/** What becomes of a project one of whose findings has failed for good. */
export const WHEN_FAILED = ['withhold', 'stop-and-publish'] as const;
export type WhenFailed = (typeof WHEN_FAILED)[number];
