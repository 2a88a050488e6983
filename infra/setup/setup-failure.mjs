/** A set-up problem that one sentence explains: shown without a stack trace. */
export class SetupFailure extends Error {}
