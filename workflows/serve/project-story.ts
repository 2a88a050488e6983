import type { ProjectInput } from '../../domain/serve/project-input';
import type { ProjectDecision, ProjectState } from '../../domain/serve/project-lifecycle';
import type { ProjectProgress } from '../../domain/serve/project-progress';
import type { Process } from '../record/process';

/** What the parts of a project's story share: who it is, how it lives, and where it stands. */
export interface ProjectStory {
  readonly input: ProjectInput;
  readonly process: Process<ProjectState, ProjectDecision>;
  progress: ProjectProgress;
}
