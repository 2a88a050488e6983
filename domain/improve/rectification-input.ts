import type { ImproveTerms } from '../publish/rulebook';
import type { Period } from '../record/period';

export interface RectificationInput {
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  /** The street that may inspect beside the bureau. */
  streetId?: string | null;
  /** Finding key within the project: `<indicator>-<round>`. */
  finding: string;
  /** Tranche that waits for it, if any. */
  holds: string | null;
  terms: ImproveTerms;
  reminders: Period[];
}
