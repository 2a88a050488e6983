import type { OpenTask, Production, ProjectOnStage } from './production';

/** What time it is for the business, as the sandbox last said. */
export interface StageClock {
  now: string;
  /** It goes to the next instant at once; otherwise it flows there at the sandbox's pace. */
  readonly jump: boolean;
}

/** Where a moved clock came to. */
export interface Advanced {
  now: string;
  /** The next instant at which something happens by itself. */
  next: string | null;
}

/**
 * Not one of those who take part: sees what is to be done and what has come of it, and moves the sandbox's clock.
 * Nobody who takes part decides anything by it.
 */
export interface Director {
  signIn(email: string, password: string): Promise<void>;
  clock(): Promise<StageClock>;
  /** Moves the clock to where the next thing happens by itself, not beyond `to`, and waits until all is quiet. */
  advance(asked: { to?: string; jump?: boolean }): Promise<Advanced>;
  /** Everything that anybody is asked to do now. */
  openTasks(): Promise<OpenTask[]>;
  /** State of a programme. */
  stateOf(programmeId: string): Promise<string>;
  projectsOf(production: Production): Promise<ProjectOnStage[]>;
}
