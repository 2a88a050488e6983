/** Why a cell cannot be taken as it stands in the file. */
export type CellFault = 'formula' | 'error-value' | 'too-long' | 'digits-lost' | 'unreadable';

/** The first sheet of a workbook, or a CSV file, as texts. */
export interface FileTable {
  headings: string[];
  /** Rows that have something in them. */
  rows: FileRow[];
}

export interface FileRow {
  /** As people count in the file: the headings stand in row 1. */
  number: number;
  /** Texts; days as `2026-03-01`, yes and no as `true` and `false`. As many as there are headings. */
  cells: string[];
  /** Cells that were not taken, by place. Their text is empty. */
  faults: { place: number; why: CellFault }[];
}

/** Reads files that people fill in, and trusts none of them. */
export interface TablePort {
  /** @throws Fault `invalid-input` for what is no such file, `too-large` for what would not fit */
  read(content: Uint8Array, kind: 'xlsx' | 'csv'): Promise<FileTable>;
}
