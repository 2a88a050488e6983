import { z } from 'zod';
import { bankAnswered } from '../../domain/money/disbursement-decisions';
import { parsePaymentKey } from '../../domain/money/payment-key';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { isBankSignature } from './bank-signature';

export const bankRoutes = [
  route({
    method: 'post',
    path: '/bank/callbacks',
    action: 'public',
    summary:
      'The bank says that it has news about a payment; what the news is, the payment asks the bank itself',
    tag: 'money',
    repeatable: true,
    body: z.strictObject({
      key: z.string().min(1).max(200),
      sentAt: z.iso.datetime({ offset: true }),
      signature: z.string().regex(/^[0-9a-f]{64}$/, 'must be HMAC-SHA-256 as 64 hex digits'),
    }),
    answer: z.object({ taken: z.boolean() }),
    handle: async ({ services, body }) => {
      const { bankSecret } = services;
      if (!bankSecret || !isBankSignature(bankSecret, body)) {
        throw new Fault('forbidden', {
          en: 'signature: not signed with the secret that is shared with the bank',
          zh: null,
        });
      }
      const payment = parsePaymentKey(body.key);
      if (!payment || !(await services.store.disbursements.get(`${payment.projectId}/${payment.tranche}`))) {
        return { taken: false };
      }
      const { projectId, tranche } = payment;
      await services.signal(workflowId.disbursement(projectId, tranche), bankAnswered, { key: body.key });
      return { taken: true };
    },
  }),
];
