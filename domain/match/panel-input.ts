import type { Carried } from '../record/carried';
import type { Period } from '../record/period';
import type { PanelState } from './panel-lifecycle';
import type { PanelProgress } from './panel-progress';
import type { PanelTerms } from './panel-terms';

export interface PanelInput {
  programmeId: string;
  bureauId: string;
  terms: PanelTerms;
  reminders: Period[];
  carried?: { process: Carried<PanelState>; progress: PanelProgress };
}
