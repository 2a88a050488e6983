/** How many of how many things to know make a recipient aware 知晓; where more or fewer are asked, the same share of them. */
export interface AwarenessTerms {
  known: number;
  of: number;
}

/** What counts where a rulebook says nothing else: 3 of 5 (Guangzhou stations, domain-rules.md 5). */
export const USUAL_AWARENESS: AwarenessTerms = { known: 3, of: 5 };
