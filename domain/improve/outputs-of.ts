import type { OfferedDeliverable } from '../match/application';
import type { Report } from '../serve/report';

/** What was agreed of one deliverable, and what accepted reports say was done. */
export interface Output {
  ref: string;
  type: OfferedDeliverable['type'];
  title: OfferedDeliverable['title'];
  target: number;
  result: number;
}

/** Deliverable by deliverable, in the order of the application. */
export function outputsOf(
  deliverables: readonly Pick<OfferedDeliverable, 'id' | 'type' | 'title' | 'count'>[],
  accepted: readonly Pick<Report, 'outputs'>[],
): Output[] {
  const done = new Map<string, number>();
  for (const { deliverableId, done: more } of accepted.flatMap(({ outputs }) => outputs))
    done.set(deliverableId, (done.get(deliverableId) ?? 0) + more);
  return deliverables.map(({ id, type, title, count }) => ({
    ...{ ref: id, type, title, target: count, result: done.get(id) ?? 0 },
  }));
}
