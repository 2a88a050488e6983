import { Fault } from './fault';

/** A process's life as a table: state → decision → the state it leads to. A state without a row is final. */
export interface Lifecycle<S extends string = string, D extends string = string> {
  name: string;
  initial: S;
  table: { readonly [state in S]?: { readonly [decision in D]?: S } };
}

export function allowedDecisions<S extends string, D extends string>(
  lifecycle: Lifecycle<S, D>,
  state: S,
): D[] {
  return Object.keys(lifecycle.table[state] ?? {}) as D[];
}

export function isFinal<S extends string, D extends string>(lifecycle: Lifecycle<S, D>, state: S): boolean {
  return allowedDecisions(lifecycle, state).length === 0;
}

/**
 * The state that a decision leads to.
 * @throws Fault `not-allowed-now`, naming the decisions that the state allows.
 */
export function nextState<S extends string, D extends string>(
  lifecycle: Lifecycle<S, D>,
  state: S,
  decision: D,
): S {
  const row: { readonly [one in D]?: S } = lifecycle.table[state] ?? {};
  const next = Object.hasOwn(row, decision) ? row[decision] : undefined;
  if (next === undefined) {
    throw new Fault(
      'not-allowed-now',
      {
        en: `${lifecycle.name} in state "${state}" does not allow "${decision}"`,
        zh: '流程已经往前走，或还没有到这一步',
      },
      {
        state,
        allowed: allowedDecisions(lifecycle, state),
      },
    );
  }
  return next;
}
