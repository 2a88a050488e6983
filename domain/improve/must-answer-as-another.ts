import { Fault } from '../record/fault';
import type { Actor } from '../record/party';

/**
 * A contest is heard by somebody who took no part in what is contested: the approver of the bureau, and after the
 * approver's silence also its officers.
 * @param decidedBy users who took part in it
 * @param escalated whether the approver was silent
 * @throws Fault `forbidden` for everybody else
 */
export function mustAnswerAsAnother(actor: Actor, decidedBy: readonly string[], escalated: boolean): void {
  if (actor.kind !== 'person') return;
  if (decidedBy.includes(actor.userId))
    throw new Fault('forbidden', {
      en: 'who took part in what is contested does not answer',
      zh: '参与作出原结果的人员不得答复异议',
    });
  if (actor.role === 'bureau-officer' && !escalated)
    throw new Fault('forbidden', {
      en: 'the approver answers; officers only after the approver was silent',
      zh: '应由审批人答复，审批人逾期未答复的才转经办人答复',
    });
}
