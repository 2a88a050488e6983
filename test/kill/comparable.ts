import type { DemoFigures } from '../../examples/play/figures';

/**
 * What must be the same however often a demo was disturbed: all but ids, instants, and how many steps the journal
 * needed (an answer that got lost is a step of its own).
 */
export function comparable({ programmes, ledgerSum, postings, journals, bank }: DemoFigures) {
  return {
    programmes: programmes.map(({ projects, ...programme }) => ({
      ...programme,
      projects: projects.map(({ stages, ...project }) => ({
        ...project,
        stages: Object.keys(stages).sort(),
      })),
    })),
    ledgerSum,
    postings,
    bank,
    chains: journals.streams,
    broken: journals.broken,
  };
}

/** Every difference as a sentence; none when two demos came to the same. */
export function differences(undisturbed: unknown, disturbed: unknown, at = ''): string[] {
  if (Object.is(undisturbed, disturbed)) return [];
  if (!isBranch(undisturbed) || !isBranch(disturbed)) {
    return [`${at}: ${JSON.stringify(disturbed)} instead of ${JSON.stringify(undisturbed)}`];
  }
  const names = [...new Set([...Object.keys(undisturbed), ...Object.keys(disturbed)])];
  return names.flatMap((name) =>
    differences(undisturbed[name], disturbed[name], at === '' ? name : `${at}.${name}`),
  );
}

function isBranch(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
