/** Lets work that names the same go one after the other, in the order in which it came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** The outcome of the work, also when it throws; the next one in turn goes on all the same. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const outcome = before.then(work);
    const ended = outcome.catch(() => undefined);
    this.last.set(name, ended);
    try {
      return await outcome;
    } finally {
      if (this.last.get(name) === ended) this.last.delete(name);
    }
  }
}
