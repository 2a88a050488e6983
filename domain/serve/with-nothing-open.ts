import type { ProjectProgress } from './project-progress';

/** The progress of a project that ends early: nothing stands still, waits for a decision or is to be signed any more. */
export function withNothingOpen(progress: ProjectProgress): ProjectProgress {
  return { ...progress, pausedAt: null, stayedSince: null, stopped: [], openChanges: [], amendments: {} };
}
