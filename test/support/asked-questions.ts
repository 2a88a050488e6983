import type { MongoStore } from '../../infra/database/mongo-store';
import { type Asked, fewBy, isSmall, queryFault, shapeOf } from '../../infra/database/query-fault';

/** Keeps one question of each kind that is put to a database, to be judged at the end. */
export class AskedQuestions {
  private readonly known = new Map<string, Asked>();
  private isListening = false;

  readonly hear = (asked: Asked): void => {
    if (this.isListening) this.known.set(shapeOf(asked), asked);
  };

  listen(): void {
    this.isListening = true;
  }

  /** What is wrong with them by the indexes that there are. */
  faults(): string[] {
    return [...this.known].flatMap(([shape, one]) => {
      const fault = queryFault(one);
      return fault === null ? [] : [`${shape}: ${fault}`];
    });
  }

  get kinds(): number {
    return this.known.size;
  }

  /**
   * What is wrong with them by the plans of a MongoDB. Those of the embedded server tell nothing: it explains ranges of
   * ids as scans, and never stops at a limit.
   */
  async plannedFaults(store: MongoStore): Promise<string[]> {
    const faults: string[] = [];
    for (const [shape, one] of this.known) {
      if (isSmall(one.collection)) continue;
      const stages = await stagesOf(store, one);
      if (stages.includes('COLLSCAN')) faults.push(`${shape}: COLLSCAN`);
      if (stages.includes('SORT') && fewBy(one).length === 0) faults.push(`${shape}: SORT`);
    }
    return faults;
  }
}

async function stagesOf(
  store: MongoStore,
  { collection, filter, sort = {}, limit }: Asked,
): Promise<string[]> {
  const named = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name === 'id' ? '_id' : name, one]));
  const options = { sort: named(sort), ...(limit !== undefined && { limit }) };
  const { queryPlanner } = await store.connection
    .collection(collection)
    .find(named(filter), options)
    .explain('queryPlanner');
  const stages = JSON.stringify(queryPlanner.winningPlan).matchAll(/"stage":"(\w+)"/g);
  return [...stages].map(([, stage]) => String(stage));
}
