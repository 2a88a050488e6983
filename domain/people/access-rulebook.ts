import type { AccessRow } from './access';
import { EVERY_ROLE } from './every-role';

/** Rulebooks: those who publish check and pin them; whoever takes part may read the rules. */
export const rulebookAccess: AccessRow[] = [
  {
    action: 'publish.check-rulebook',
    allow: { 'bureau-officer': 'any', 'bureau-approver': 'any', auditor: 'any', administrator: 'any' },
  },
  { action: 'publish.pin-rulebook', allow: { 'bureau-officer': 'any' } },
  {
    action: 'publish.list-rulebooks',
    allow: { 'bureau-officer': 'any', 'bureau-approver': 'any', auditor: 'any', administrator: 'any' },
  },
  { action: 'publish.read-rulebook', allow: EVERY_ROLE },
];
