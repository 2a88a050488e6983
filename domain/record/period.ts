/** A length of time as rulebooks write it. Months are calendar months; hours run round the clock. */
export interface Period {
  count: number;
  unit: 'working-day' | 'day' | 'month' | 'hour';
}

/** Chinese and English words of a period, for notices and documents. */
export function periodWords(period: Period): { zh: string; en: string } {
  const zh = { 'working-day': '个工作日', day: '日', month: '个月', hour: '小时' }[period.unit];
  const en = { 'working-day': 'working day', day: 'day', month: 'month', hour: 'hour' }[period.unit];
  return { zh: `${period.count}${zh}`, en: `${period.count} ${en}${period.count === 1 ? '' : 's'}` };
}
