import type { DemoFigures, ProjectFigures } from '../../examples/play/figures';

/**
 * What must be the same however often a demo was disturbed: all but ids, instants, how many steps the journal needed
 * (an answer that got lost is a step of its own), and what hangs on a draw: who of those asked is aware, and, where
 * spot checks count in the final score, by how much whose is lower.
 */
export function comparable({ programmes, ledgerSum, postings, journals, bank }: DemoFigures) {
  return {
    programmes: programmes.map(({ projects, checks: { aware: _, ...checks }, ...programme }) => ({
      ...programme,
      checks,
      projects: projects.map(({ stages, grades, ...project }) => ({
        ...project,
        grades: checks.spotChecks ? withoutFinalScore(grades) : grades,
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

function withoutFinalScore(grades: ProjectFigures['grades']) {
  const { final, ...others } = grades;
  return { ...others, ...(final && { final: { grade: final.grade } }) };
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
