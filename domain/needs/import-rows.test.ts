import fc from 'fast-check';
import type { Need } from './household';
import { type ImportFacts, readHouseholds, readNeeds, readServices } from './import-rows';
import { maskEmail } from './mask-email';
import { parseCsv } from './parse-csv';

const facts: ImportFacts = {
  projectId: 'p1',
  households: new Map([['H-001', 'id-1']]),
  deliverables: [{ id: 'visits' }],
  startsOn: '2026-01-05',
  today: '2026-06-01',
  recordedBy: 'editor',
  newId: () => 'new',
};
const file = {
  code: 'H-002',
  streetCode: 'lianhua',
  group: 'minimum-living',
  riskClass: 'high',
  openedOn: '2026-02-01',
};

describe('household files', () => {
  it('are read from CSV; a code that is on file is brought up to date under its id', () => {
    const rows = parseCsv(
      '\uFEFFcode,streetCode,group,riskClass,email,openedOn,updatedOn\r\nH-001,lianhua,other,general,,2026-01-01,2026-05-01\r\nH-002,lianhua,borderline,key,a@b.example,2026-02-01,\r\n',
    );
    const { records, faults } = readHouseholds(rows, facts);
    expect(faults).toEqual([]);
    expect(records.map(({ id, email, updatedOn }) => [id, email, updatedOn])).toEqual([
      ['id-1', null, '2026-05-01'],
      ['new', 'a@b.example', '2026-02-01'],
    ]);
  });

  it('name every fault of every row, with the row', () => {
    const { faults } = readHouseholds(
      [{ ...file, group: 'rich', openedOn: '2026-13-01' }, { ...file, name: 'x' }, file],
      facts,
    );
    expect(faults.map(({ field }) => field)).toEqual([
      'row 1.openedOn',
      'row 1.group',
      'row 2.name',
      'row 2.code',
      'row 3.code',
    ]);
  });
});

describe('needs and service records', () => {
  it('belong to households on file', () => {
    const need = { householdCode: 'H-009', kind: 'care', service: '助浴', recordedOn: '2026-03-01' };
    expect(readNeeds([need], facts).faults).toEqual([
      {
        field: 'row 1.householdCode',
        message: 'no household file with the code H-009',
        zh: '没有编号为 H-009 的户档案',
      },
    ]);
    expect(readNeeds([{ ...need, householdCode: 'H-001' }], facts).records[0]).toMatchObject({
      householdId: 'id-1',
      status: 'open',
    });
  });

  it('say what became of one when it is imported again, under its id', () => {
    const row = { householdCode: 'H-001', kind: 'care', service: '助浴', recordedOn: '2026-03-01' };
    const [first] = readNeeds([row], facts).records;
    const known = (...status: Need['status'][]) => ({
      ...facts,
      needs: status.map((one) => ({ ...(first as Need), id: `was ${one}`, status: one })),
    });
    const read = (rows: object[], of: ImportFacts) =>
      readNeeds(rows as { [column: string]: unknown }[], of).records.map(({ id, status }) => [id, status]);
    expect(read([row], known('referred'))).toEqual([['was referred', 'referred']]);
    const met = { ...row, status: 'met' };
    expect(read([met, { ...row, recordedOn: '2026-04-01' }], known('referred'))).toEqual([
      ['was referred', 'met'],
      ['new', 'open'],
    ]);
    // Two of one household that are alike: the one that is still open is meant first.
    expect(read([met], known('open', 'closed'))).toEqual([['was open', 'met']]);
    expect(read([met, met, met], known('open', 'closed')).map(([id]) => id)).toEqual([
      ...['was open', 'was closed', 'new'],
    ]);
  });

  it('lie within the project and not in the future, and a visit names its household', () => {
    const rows = [
      { kind: 'visit', on: '2026-01-04', householdCodes: 'H-001' },
      { kind: 'visit', on: '2026-06-02', householdCodes: ['H-001'] },
      { kind: 'visit', on: '2026-05-01' },
      { kind: 'activity', on: '2026-05-01', people: 30, deliverableId: 'unknown' },
    ];
    expect(readServices(rows, facts).faults.map(({ field }) => field)).toEqual([
      'row 1.on',
      'row 2.on',
      'row 3.householdCodes',
      'row 4.deliverableId',
    ]);
  });
});

describe('a table', () => {
  it('comes back as it was written, whatever its cells hold', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => `x${text.replace(/\r/g, '').trim()}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
        const text = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        expect(parseCsv(text)).toEqual(rows.map(([a, b]) => ({ a: a.trim(), b: b.trim() })));
      }),
    );
  });

  it('that is broken is refused with the line', () => {
    expect(() => parseCsv('a,b\n1')).toThrow('line 2: 1 cells under 2 columns');
    expect(() => parseCsv('a,b\n"1,2')).toThrow('a quote is not closed');
  });
});

it('a masked address shows the first letter and the provider only', () => {
  expect([maskEmail('zhang@example.org'), maskEmail(null), maskEmail('@x')]).toEqual([
    'z***@example.org',
    null,
    '***',
  ]);
});
