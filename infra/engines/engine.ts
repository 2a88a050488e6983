import type { EngineSource } from './find-engine';
import type { ProcessSpec } from './process-spec';

/** An engine as it was found, before anything is started. */
export interface EnginePlan {
  readonly name: 'temporal' | 'mongo';
  readonly source: EngineSource;
  /** The setting or the program that it comes from. */
  readonly where: string;
  /** host:port of Temporal, or the connection string of MongoDB. */
  readonly address: string;
  /** What to start; undefined for an engine of the environment. */
  readonly process: ProcessSpec<EngineDetails> | undefined;
}

/** What others may know of an engine that we started. */
export interface EngineDetails {
  readonly address: string;
  /** Of its own web view, if it has one. */
  readonly ui?: string;
}

/** An engine that serves. */
export interface RunningEngine {
  readonly source: EngineSource;
  readonly where: string;
  /** Ends it when it is ours; an engine of the environment is left alone. */
  stop(): Promise<void>;
}

/** Says what an engine is doing, for people. */
export type Log = (line: string) => void;
