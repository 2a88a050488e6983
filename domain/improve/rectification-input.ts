import type { Period } from '../record/period';
import type { ImproveTerms } from '../publish/rulebook';

export interface RectificationInput {
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  /** Finding key within the project: `<indicator>-<round>`. */
  finding: string;
  /** Tranche that waits for it, if any. */
  holds: string | null;
  terms: ImproveTerms;
  reminders: Period[];
}
