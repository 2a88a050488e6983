import {
  GROUPS,
  type ImportKind,
  NEED_KINDS,
  NEED_STATES,
  RISKS,
  SERVICE_KINDS,
} from '../../../domain/needs/import-rows';
import { kebab, type TableColumn, type TableKind } from '../../record/pages/table-columns';
import { type Language, wordsIn } from '../../record/pages/words';

const COLUMNS: { readonly [kind in ImportKind]: readonly TableColumn[] } = {
  households: [
    { name: 'code', kind: 'text', isNeeded: true, example: 'H-001' },
    { name: 'streetCode', kind: 'text', isNeeded: true, example: 'lianhua' },
    { name: 'group', kind: 'code', values: GROUPS, isNeeded: true, example: 'minimum-living' },
    { name: 'riskClass', kind: 'code', values: RISKS, isNeeded: true, example: 'key' },
    { name: 'email', kind: 'text', example: '' },
    { name: 'openedOn', kind: 'day', isNeeded: true, example: '2026-03-01' },
    { name: 'updatedOn', kind: 'day', example: '2026-05-01' },
  ],
  needs: [
    { name: 'householdCode', kind: 'text', isNeeded: true, example: 'H-001' },
    { name: 'kind', kind: 'code', values: NEED_KINDS, isNeeded: true, example: 'care' },
    { name: 'service', kind: 'text', isNeeded: true, example: '' },
    { name: 'recordedOn', kind: 'day', isNeeded: true, example: '2026-03-01' },
    { name: 'status', kind: 'code', values: NEED_STATES, example: 'open' },
  ],
  services: [
    { name: 'kind', kind: 'code', values: SERVICE_KINDS, isNeeded: true, example: 'visit' },
    { name: 'on', kind: 'day', isNeeded: true, example: '2026-03-01' },
    { name: 'householdCodes', kind: 'list', example: 'H-001;H-002' },
    { name: 'people', kind: 'number', example: '2' },
    { name: 'deliverableId', kind: 'text', example: '' },
    { name: 'note', kind: 'text', example: '' },
  ],
};

/** The tables of the ledger: household files, needs, visits and activities. */
export function needsTable(kind: ImportKind): TableKind {
  return { name: kind, columns: COLUMNS[kind], headingWords, valueWords };
}

function headingWords(lang: Language, column: string): string {
  return wordsIn(lang).t(`needs.column-${kebab(column)}`);
}

export function valueWords(lang: Language, value: string): string {
  return wordsIn(lang).t(`needs.value-${value}`);
}

/** What a kind of record is called. */
export function ledgerTitle(lang: Language, kind: ImportKind): string {
  return wordsIn(lang).t(`needs.${kind}`);
}
