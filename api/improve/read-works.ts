import type { z } from 'zod';
import { type WorksLine, whatWorks } from '../../domain/improve/what-works';
import { civilDate, startOfDay } from '../../domain/record/civil-date';
import type { Filter, Store } from '../../domain/record/store';
import type { worksYears } from './works-schemas';

/** More projects would say the same, and take longer. */
const MOST_PROJECTS = 1_000;

/** What works in the programmes of a bureau, by what its projects came to that ended in a year, or in any. */
export async function readWorks(
  { outcomes }: Pick<Store, 'outcomes'>,
  bureauId: string,
  year: number | undefined,
): Promise<WorksLine[]> {
  const newestFirst = { sort: { endedAt: -1, id: -1 }, limit: MOST_PROJECTS } as const;
  const ended: Filter = year === undefined ? { bureauId } : { bureauId, endedAt: within(year) };
  return whatWorks(await outcomes.find(ended, newestFirst));
}

/** From the year in which the newest project ended to that of the oldest. */
export async function yearsOfWorks(
  { outcomes }: Pick<Store, 'outcomes'>,
  bureauId: string,
): Promise<z.input<typeof worksYears>> {
  const newest = await outcomes.first({ bureauId }, { sort: { endedAt: -1, id: -1 } });
  const oldest = await outcomes.first({ bureauId }, { sort: { endedAt: 1, id: 1 } });
  if (!newest || !oldest) return { years: [], most: MOST_PROJECTS };
  const [last, first] = [yearOf(newest.endedAt), yearOf(oldest.endedAt)];
  const years = Array.from({ length: last - first + 1 }, (_, n) => last - n);
  return { years, most: MOST_PROJECTS };
}

/** A year in China. */
const within = (year: number) => ({
  $gte: startOfDay(`${year}-01-01`),
  $lt: startOfDay(`${year + 1}-01-01`),
});
const yearOf = (instant: string) => Number(civilDate(instant).slice(0, 4));
