/** Something that keeps a process from running and that one sentence explains: shown without a stack trace. */
export class LaunchFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LaunchFailure';
  }
}
