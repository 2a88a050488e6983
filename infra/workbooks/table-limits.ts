/** How much of a file is read at most: more is no list that people filled in. */
export interface TableLimits {
  fileBytes: number;
  /** Of a workbook, by the directory of its ZIP file. */
  unpackedBytes: number;
  entries: number;
  /** Unpacked to packed, of one entry: XML of a real list packs about 20 to 1. */
  ratio: number;
  rows: number;
  columns: number;
  cellLength: number;
  /** Memory that the reading thread may take. */
  heapMb: number;
  /** After so long the reading thread is ended. */
  timeoutMs: number;
}

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 10_000_000,
  unpackedBytes: 60_000_000,
  entries: 500,
  ratio: 200,
  rows: 5_000,
  columns: 60,
  cellLength: 2_000,
  heapMb: 256,
  timeoutMs: 30_000,
};
