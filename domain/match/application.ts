import type { Fen } from '../money/fen';
import type { DeliverableTerms } from '../publish/rulebook';
import type { BlindMark } from './blind-terms';

/**
 * An application 申报书. A draft is free, and '' where nothing is chosen yet; once submitted it is whole, sealed until
 * closing, and never changes again.
 */
export interface Application {
  id: string;
  programmeId: string;
  lotId: string | null;
  organisationId: string;
  status: 'draft' | 'submitted' | 'withdrawn';
  version: number;
  title: string;
  /** At most 500 characters. */
  summary: string;
  plan: { need: string; objectives: string; activities: string; risks: string; sustainability: string };
  beneficiaries: number;
  months: number;
  budget: BudgetLine[];
  requested: Fen;
  selfRaised: Fen;
  deliverables: OfferedDeliverable[];
  /** Service hours promised, for the highest-hours formula. */
  hours: number;
  team: { role: string; count: number; qualification: string }[];
  documents: string[];
  declarations: { truth: boolean; monitoring: boolean; noDoubleFunding: boolean };
  updatedBy: string;
  updatedAt: string;
  submittedAt: string | null;
  /** Only as a blind seat sees it. */
  blind?: BlindMark;
}

export interface BudgetLine {
  id: string;
  category: string;
  item: string;
  unit: string;
  quantity: number;
  unitPrice: Fen;
  amount: Fen;
  source: 'grant' | 'self-raised' | 'in-kind';
}

export interface OfferedDeliverable extends DeliverableTerms {
  id: string;
  unitPrice: Fen;
}
