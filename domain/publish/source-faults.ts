import { type RulebookCheck, unless } from './rule-check';

function exists(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return false;
  return exists((value as { [key: string]: unknown })[key], rest);
}

/** The rulebook says where its figures come from, and which are local choices. Paths are written `tranches.0.share`. */
export const sourceFaults: RulebookCheck = (rulebook) => [
  ...unless(
    rulebook.sources.some((one) => one.trim() !== ''),
    'sources',
    'no source is given',
  ),
  ...rulebook.localChoices.flatMap((path, index) =>
    unless(
      path !== '' && exists(rulebook, path.split('.')),
      `localChoices.${index}`,
      `there is nothing at "${path}"`,
    ),
  ),
];
