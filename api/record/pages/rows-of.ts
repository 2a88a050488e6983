import type { FormTexts } from './form-texts';

/** Names of the rows that have something in them: `budget.0`, `budget.2`. */
export function rowsOf(data: FormTexts, name: string): string[] {
  const filled = data
    .names()
    .filter((one) => one.startsWith(`${name}.`) && data.text(one) !== '')
    .map((one) => one.slice(name.length + 1).split('.')[0] ?? '');
  return [...new Set(filled)].sort((a, b) => Number(a) - Number(b)).map((row) => `${name}.${row}`);
}
