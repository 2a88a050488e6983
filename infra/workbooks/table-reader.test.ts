import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { Fault } from '../../domain/record/fault';
import { TABLE_LIMITS } from './table-limits';
import { tableReader } from './table-reader';

const reader = tableReader();

async function workbook(rows: unknown[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('1');
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const refusal = (read: Promise<unknown>): Promise<Fault> =>
  read.then(
    () => {
      throw new Error('was read');
    },
    (fault: Fault) => fault,
  );

/** A ZIP file of one entry whose directory says what it is told to say. */
function zipOf(content: Buffer, name: string, claimed = content.length): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 });
  const entry = (size: number) => {
    const fields = Buffer.alloc(size);
    fields.writeUInt16LE(20, size === 46 ? 6 : 4);
    const at = size === 46 ? 10 : 8;
    fields.writeUInt16LE(8, at);
    fields.writeUInt32LE(packed.length, at + 10);
    fields.writeUInt32LE(claimed, at + 14);
    fields.writeUInt16LE(name.length, at + 18);
    return fields;
  };
  const local = entry(30);
  local.writeUInt32LE(0x04034b50, 0);
  const central = entry(46);
  central.writeUInt32LE(0x02014b50, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('a workbook that people filled in', () => {
  it('is read as texts, days as days, with the row numbers of the file', async () => {
    const content = await workbook([
      ['户编号', '建档日期', '人数'],
      ['H-001', new Date(Date.UTC(2026, 2, 1)), 3],
      [],
      [' H-002 ', '2026-03-02', true],
      [{ richText: [{ text: 'H-' }, { text: '003' }] }, { text: 'x', hyperlink: 'http://x.example' }],
    ]);
    expect(await reader.read(content, 'xlsx')).toEqual({
      headings: ['户编号', '建档日期', '人数'],
      rows: [
        { number: 2, cells: ['H-001', '2026-03-01', '3'], faults: [] },
        { number: 4, cells: ['H-002', '2026-03-02', 'true'], faults: [] },
        { number: 5, cells: ['H-003', 'x', ''], faults: [] },
      ],
    });
  });

  it('names formulas, errors, texts that are too long and numbers that lost digits, and takes none of them', async () => {
    const content = await workbook([
      ['a', 'b', 'c', 'd'],
      [{ formula: '1+1', result: 2 }, { error: '#REF!' }, 'x'.repeat(2_001), Number('6222021234567890123')],
    ]);
    const { rows } = await reader.read(content, 'xlsx');
    expect(rows[0]).toEqual({
      number: 2,
      cells: ['', '', '', ''],
      faults: [
        { place: 0, why: 'formula' },
        { place: 1, why: 'error-value' },
        { place: 2, why: 'too-long' },
        { place: 3, why: 'digits-lost' },
      ],
    });
  });

  it('with nothing in it is an empty table', async () => {
    expect(await reader.read(await workbook([]), 'xlsx')).toEqual({ headings: [], rows: [] });
  });

  it('with more rows or columns than a list may have is refused', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => [n]);
    const small = tableReader({ ...TABLE_LIMITS, rows: 10, columns: 3 });
    expect((await refusal(small.read(await workbook(rows), 'xlsx'))).type).toBe('too-large');
    expect((await refusal(small.read(await workbook([[1, 2, 3, 4]]), 'xlsx'))).type).toBe('too-large');
    expect((await small.read(await workbook(rows.slice(1)), 'xlsx')).rows).toHaveLength(10);
  });
});

describe('a file that means harm', () => {
  it('is refused by its directory before anything is unpacked: too large, packed too well, too many entries', async () => {
    const zeros = Buffer.alloc(30_000_000);
    expect((await refusal(reader.read(zipOf(zeros, 'xl/worksheets/sheet1.xml'), 'xlsx'))).type).toBe(
      'too-large',
    );
    const claims = zipOf(Buffer.from('x'), 'a', 4_000_000_000);
    expect((await refusal(reader.read(claims, 'xlsx'))).type).toBe('too-large');
    const few = tableReader({ ...TABLE_LIMITS, entries: 3 });
    expect((await refusal(few.read(await workbook([['a']]), 'xlsx'))).type).toBe('too-large');
  });

  it('that lies about its size meets the cap of the thread, and the process goes on', async () => {
    const capped = tableReader({ ...TABLE_LIMITS, heapMb: 20, timeoutMs: 10_000 });
    const cells = Array.from({ length: 60 }, (_, n) => `cell ${n} with some text in it`);
    const content = await workbook(Array.from({ length: 1_500 }, () => cells));
    expect((await refusal(capped.read(content, 'xlsx'))).type).toBe('too-large');
    const liar = zipOf(Buffer.alloc(8_000_000), 'xl/workbook.xml', 1_000);
    expect(['invalid-input', 'too-large']).toContain((await refusal(reader.read(liar, 'xlsx'))).type);
  });

  it('or is something else is refused with words', async () => {
    const fault = await refusal(reader.read(Buffer.from('no workbook'), 'xlsx'));
    expect([fault.type, fault.detail.fields?.[0]?.field]).toEqual(['invalid-input', 'file']);
    expect((await refusal(reader.read(zipOf(Buffer.from('x'), 'a.txt'), 'xlsx'))).type).toBe('invalid-input');
    const large = tableReader({ ...TABLE_LIMITS, fileBytes: 3 });
    expect((await refusal(large.read(Buffer.from('a,b\n'), 'csv'))).type).toBe('too-large');
  });
});

describe('a CSV file', () => {
  const table = { headings: ['名称', '说明'], rows: [{ number: 2, cells: ['莲花', 'a,"b"'], faults: [] }] };
  const text = '名称,说明\r\n莲花,"a,""b"""\r\n';

  it('is read in UTF-8, with a byte order mark or without', async () => {
    expect(await reader.read(Buffer.from(text), 'csv')).toEqual(table);
    expect(await reader.read(Buffer.from(`\ufeff${text}`), 'csv')).toEqual(table);
  });

  it('is read in GB 18030, as office programs write it', async () => {
    const gb = Buffer.concat([
      Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xcb, 0xb5, 0xc3, 0xf7, 0x0d, 0x0a]),
      Buffer.from([0xc1, 0xab, 0xbb, 0xa8]),
      Buffer.from(',"a,""b"""\r\n'),
    ]);
    expect(await reader.read(gb, 'csv')).toEqual(table);
  });

  it('with a quote that is never closed is refused', async () => {
    expect((await refusal(reader.read(Buffer.from('a,b\n"1,2'), 'csv'))).type).toBe('invalid-input');
  });
});
