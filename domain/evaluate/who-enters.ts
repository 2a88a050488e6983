import type { Addressee } from '../record/party';
import { ENTERERS, type Enterer } from './entry-terms';

/** Who is there to ask the households of a survey. */
export interface EntryOffices {
  bureauId: string;
  streetId: string | null;
  /** The evaluators drawn for the round. */
  evaluatorIds: readonly string[];
}

/**
 * Who enters answers: whom the rulebook names, else the next of evaluators, street and bureau that is there.
 * @returns null where the rulebook names nobody: then every judge may, and the bureau is asked to
 */
export function whoEnters(wanted: Enterer | undefined, offices: EntryOffices): Enterer | null {
  if (wanted === undefined) return null;
  const { streetId, evaluatorIds } = offices;
  const isThere = { evaluators: evaluatorIds.length > 0, street: streetId !== null, bureau: true };
  return ENTERERS.slice(ENTERERS.indexOf(wanted)).find((one) => isThere[one]) ?? 'bureau';
}

/** Whom a task about it is for. */
export function enterers(
  who: Enterer | null,
  { bureauId, streetId, evaluatorIds }: EntryOffices,
): Addressee[] {
  if (who === 'evaluators') return evaluatorIds.map((userId) => ({ userId }));
  if (who === 'street' && streetId !== null) return [{ role: 'street-officer', organisationId: streetId }];
  return [{ role: 'bureau-officer', organisationId: bureauId }];
}
