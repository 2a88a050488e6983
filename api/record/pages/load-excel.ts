/** Loaded when the first workbook is written: it takes half a second, and most starts of the service write none. */
export async function loadExcel(): Promise<typeof import('exceljs')> {
  return (await import('exceljs')).default;
}
