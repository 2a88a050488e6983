import { holidayTableFaults } from './holiday-table-faults';

const table = { year: 2027, holidays: ['2027-01-01'], workdays: ['2027-01-03'], source: 'test' };

describe('a holiday table', () => {
  it('is taken when every day is in its year and make-up workdays are weekends', () => {
    expect(holidayTableFaults(table)).toEqual([]);
  });

  it("may move the last days of the year before, as New Year's notice does", () => {
    const moved = { ...table, holidays: ['2026-12-31', '2027-01-01'], workdays: ['2027-01-03'] };
    expect(holidayTableFaults(moved)).toEqual([]);
  });

  it('is refused with every fault at once', () => {
    const faults = holidayTableFaults({
      ...table,
      holidays: ['2027-10-01', '2027-10-01', '2026-12-28', '2027-10-02'],
      workdays: ['2027-10-02', '2027-10-04'],
    });
    expect(faults.map((one) => one.field)).toEqual(['holidays.1', 'holidays.2', 'workdays.0', 'workdays.1']);
  });

  it('is refused when it names no day off: that would be no table at all', () => {
    expect(holidayTableFaults({ ...table, holidays: [] })).toEqual([
      { field: 'holidays', message: 'names no day off', zh: '没有列出任何放假日期' },
    ]);
  });
});
