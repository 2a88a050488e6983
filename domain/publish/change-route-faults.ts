import type { FaultField } from '../record/fault';
import type { ChangeRoute } from '../serve/change-terms';
import { LAW } from './law';
import { type RulebookCheck, unless } from './rule-check';

/** Each kind of change has one route, with somebody who approves; a purchase is supplemented by a signed paper. */
export const changeRouteFaults: RulebookCheck = ({ kind, serve: { changes = [] } }) =>
  changes.flatMap((route, index) => [
    ...routeFaults(route, `serve.changes.${index}`),
    ...unless(
      changes.findIndex((one) => one.kind === route.kind) === index,
      `serve.changes.${index}.kind`,
      `${route.kind} has two routes`,
    ),
    ...unless(
      kind !== 'purchase' || route.kind !== 'supplement' || route.amendment !== undefined,
      `serve.changes.${index}.amendment`,
      'a purchase is supplemented by a contract that both sign',
      LAW.procurement(49),
    ),
  ]);

function routeFaults({ approvers, grounds }: ChangeRoute, path: string): FaultField[] {
  return [
    ...unless(approvers.length > 0, `${path}.approvers`, 'nobody approves: it would wait for ever'),
    ...unless(
      grounds === undefined || grounds.length > 0,
      `${path}.grounds`,
      'no reason counts: nothing could be asked for',
    ),
  ];
}
