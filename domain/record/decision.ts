import type { Actor } from './party';

/** What every decision carries: who, and the business instant at which the API took it in. */
export interface DecisionInput {
  actor: Actor;
  at: string;
}

/** The answer to whoever decided: the state that the process is in now. */
export interface DecisionAnswer {
  state: string;
}

/** A decision's name together with the types of what goes in and what comes out. It is the Update's name. */
export interface DecisionType<I extends DecisionInput = DecisionInput, O = DecisionAnswer> {
  readonly name: string;
  /** Only for the type checker. */
  readonly types?: { input: I; answer: O };
}

export function decisionType<I extends DecisionInput = DecisionInput, O = DecisionAnswer>(
  name: string,
): DecisionType<I, O> {
  return { name };
}

/** A machine's notice to a process: the Signal's name and what it carries. */
export interface NoticeType<I> {
  readonly name: string;
  readonly types?: { input: I };
}

export function noticeType<I>(name: string): NoticeType<I> {
  return { name };
}
