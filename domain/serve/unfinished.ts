import type { OfferedDeliverable } from '../match/application';
import type { Report } from './report';

/** What was promised and not done by the accepted reports: it carries over into the next phase 结转. */
export function unfinishedDeliverables(
  promised: readonly Pick<OfferedDeliverable, 'id' | 'count' | 'title'>[],
  accepted: readonly Pick<Report, 'outputs'>[],
): { ref: string; text: string }[] {
  return promised.flatMap(({ id, count, title }) => {
    const done = accepted
      .flatMap((report) => report.outputs)
      .filter((one) => one.deliverableId === id)
      .reduce((sum, one) => sum + one.done, 0);
    return done >= count ? [] : [{ ref: id, text: `${title.zh}：${done}/${count}` }];
  });
}
