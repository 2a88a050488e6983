import type { AccessRow } from './access';
import { evaluateAccess } from './access-evaluate';
import { improveAccess } from './access-improve';
import { matchAccess } from './access-match';
import { moneyAccess } from './access-money';
import { needsAccess } from './access-needs';
import { peopleAccess } from './access-people';
import { publishAccess } from './access-publish';
import { recordAccess } from './access-record';
import { rulebookAccess } from './access-rulebook';
import { serveAccess } from './access-serve';

/** The one authorisation table: every action of every room. */
export const ACCESS_TABLE: readonly AccessRow[] = [
  ...peopleAccess,
  ...recordAccess,
  ...publishAccess,
  ...matchAccess,
  ...rulebookAccess,
  ...serveAccess,
  ...needsAccess,
  ...moneyAccess,
  ...improveAccess,
  ...evaluateAccess,
];
