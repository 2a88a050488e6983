import { addMonths, type CivilDate } from '../record/civil-date';
import type { ProjectRecord } from '../serve/project-record';
import { drawSample } from './draw-sample';
import { sampleSize } from './sample-size';

/** Whether a project can be drawn for a spot check on a day: it is running, and has been for so many months. */
export function canBeDrawn(
  { state, startsOn }: Pick<ProjectRecord, 'state' | 'startsOn'>,
  on: CivilDate,
  minimumMonths: number,
): boolean {
  return state === 'running' && startsOn !== null && addMonths(startsOn, minimumMonths) <= on;
}

/**
 * Draws the projects of one drawing 随机抽取检查对象 by a recorded seed: the share (per cent), rounded up, so that a
 * small programme is checked too. Anybody who knows seed and projects can draw again.
 */
export function drawProjects(seed: string, projectIds: readonly string[], share: number): string[] {
  const size = sampleSize(projectIds.length, { sampleShare: share, minimumSample: 0 });
  return drawSample(projectIds, size, seed);
}

/** The seed by which the inspectors of a drawn project are drawn 随机选派检查人员: they do not hang on other projects. */
export function inspectorSeed(seed: string, projectId: string): string {
  return `${seed}/${projectId}`;
}
