import type { FaultField } from '../record/fault';
import { type RulebookCheck, unless, unlessAscending } from './rule-check';
import type { Consequence, Rulebook } from './rulebook';

/** Every score has one grade and every grade one consequence; a better grade never brings less. */
export const gradeFaults: RulebookCheck = ({ evaluation: { bands }, consequences }) => {
  const grades = bands.map((one) => one.grade);
  const at = bands.map((one, index) => ({ field: `evaluation.bands.${index}.from`, value: one.from }));
  return [
    ...unless(
      bands[0]?.from === 0,
      'evaluation.bands',
      'the lowest band must start at 0: every score needs a grade',
    ),
    ...unlessAscending(at, 'bands must ascend and not start at the same score'),
    ...at.flatMap(({ field, value }) =>
      unless(value >= 0 && value < 100, field, 'a band must start within 0 to 100, below 100'),
    ),
    ...[...new Set(grades)].flatMap((grade) =>
      unless(
        consequences.some((one) => one.grade === grade),
        'consequences',
        `grade "${grade}" has no consequence`,
      ),
    ),
    ...consequences.flatMap((one, index) => consequenceFaults(one, `consequences.${index}`, grades)),
    ...consequences.flatMap(({ grade }, index) =>
      unless(
        consequences.findIndex((one) => one.grade === grade) === index,
        `consequences.${index}.grade`,
        `grade "${grade}" has two consequences`,
      ),
    ),
    ...rewardFaults(grades, consequences),
  ];
};

function consequenceFaults(
  { grade, standing, years }: Consequence,
  path: string,
  grades: readonly string[],
): FaultField[] {
  const excluded = standing === 'excluded';
  return [
    ...unless(grades.includes(grade), `${path}.grade`, `there is no grade "${grade}"`),
    ...unless(
      excluded === (years !== undefined && years > 0),
      `${path}.years`,
      excluded ? 'an exclusion needs the years after which it ends' : 'only an exclusion has years',
    ),
  ];
}

function rewardFaults(grades: readonly string[], consequences: Rulebook['consequences']): FaultField[] {
  const ascending = consequences
    .map((one, index) => ({ ...one, index, band: grades.indexOf(one.grade) }))
    .filter((one) => one.band >= 0)
    .sort((a, b) => a.band - b.band);
  const along = (key: 'pay' | 'points') =>
    ascending.map((one) => ({ field: `consequences.${one.index}.${key}`, value: one[key] }));
  return [
    ...unlessAscending(along('pay'), 'a better grade must not be paid less', true),
    ...unlessAscending(along('points'), 'a better grade must not bring fewer points', true),
  ];
}
