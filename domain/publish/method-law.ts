import { LAW } from './law';
import type { PurchaseTerms } from './rulebook';

/** What the law asks of a purchase by method; all of services (domain-rules.md, sections 2.1-2.3). */
export interface MethodLaw {
  /** Least time from the document to the deadline of offers. */
  open?: { least: number; unit: 'day' | 'working-day'; rule: string };
  /** A correction with less time left than this extends the call. */
  correction?: { least: number; unit: 'day' | 'working-day'; rule: string };
  applicants?: { least: number; rule: string };
  panel?: { least: number; rule: string };
  /** The rule by which every member of the panel judges every offer. */
  judgedByAll?: string;
  /** Weight of the price in per cent; a fixed price is not scored. */
  price?: { least: number; most: number; rule: string };
}

const TENDER: MethodLaw = {
  open: { least: 20, unit: 'day', rule: LAW.procurement(35) },
  correction: { least: 15, unit: 'day', rule: LAW.regulations(31) },
  applicants: { least: 3, rule: LAW.procurement(36) },
  panel: { least: 5, rule: LAW.order87(47) },
  judgedByAll: LAW.order87(55),
  price: { least: 10, most: 100, rule: LAW.order87(55) },
};

export const METHOD_LAW: { readonly [method in PurchaseTerms['method']]: MethodLaw } = {
  'open-tender': TENDER,
  'invited-tender': TENDER,
  consultation: {
    open: { least: 10, unit: 'day', rule: LAW.consultation(10) },
    correction: { least: 5, unit: 'day', rule: LAW.consultation(10) },
    applicants: { least: 2, rule: LAW.twoForServices },
    panel: { least: 3, rule: LAW.consultation(14) },
    judgedByAll: LAW.consultation(24),
    price: { least: 10, most: 30, rule: LAW.consultation(24) },
  },
  negotiation: {
    open: { least: 3, unit: 'working-day', rule: LAW.order74(29) },
    correction: { least: 3, unit: 'working-day', rule: LAW.order74(29) },
    applicants: { least: 3, rule: LAW.procurement(38) },
    panel: { least: 3, rule: LAW.procurement(38) },
    judgedByAll: LAW.order74(31),
  },
  'single-source': {
    open: { least: 5, unit: 'working-day', rule: LAW.regulations(38) },
  },
  /** Below the thresholds: the buyer's own rules. */
  'open-comparison': {},
};
