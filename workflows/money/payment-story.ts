import type { PaymentStatus } from '../../domain/money/bank-port';
import type { DisbursementInput } from '../../domain/money/disbursement-input';
import {
  type DisbursementDecision,
  type DisbursementState,
  disbursementLifecycle,
} from '../../domain/money/disbursement-lifecycle';
import { paymentKey } from '../../domain/money/payment-key';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { Process } from '../record/process';
import { approvalSteps } from './approval-steps';
import { bankSteps, type Resolved } from './bank-steps';
import type { Approval } from './payment-step';

export type Settled = PaymentStatus & { status: 'settled' };

/** Where one payment stands: what its chapters share. */
export class PaymentStory {
  readonly process: Process<DisbursementState, DisbursementDecision>;
  readonly approvalSteps: ReturnType<typeof approvalSteps>;
  readonly bankSteps: ReturnType<typeof bankSteps>;
  readonly approvals: Approval[] = [];
  /** Orders given: another one only after the bank has refused for good. */
  attempt = 1;
  /** Answers that were lost. */
  lost = 0;
  /** Times that the bank had not seen the order. */
  missing = 0;
  /** Times that the bank said that it has news. */
  news = 0;
  /** What the bank settled with another amount than ordered. */
  mismatch: Settled | null = null;
  /** What was posted in the end, in fen. */
  posted = 0;

  constructor(readonly order: DisbursementInput) {
    const { projectId, programmeId, tranche } = order;
    this.approvalSteps = approvalSteps(order);
    this.bankSteps = bankSteps(order);
    this.process = new Process(
      {
        workflowId: workflowId.disbursement(projectId, tranche),
        kind: 'disbursement',
        programmeId,
        projectId,
      },
      disbursementLifecycle,
    );
  }

  /** The key under which the bank knows the present order. */
  get key(): string {
    return paymentKey(this.order.projectId, this.order.tranche, this.attempt);
  }

  answer(): { state: DisbursementState } {
    return { state: this.process.state };
  }

  /** Whatever is being decided has been finished. */
  async decided(): Promise<void> {
    await this.process.inTurn(async () => undefined);
  }

  /** Posts what was settled. Call it in turn. @param by who accepted an amount other than ordered */
  async post(settled: Settled, by?: Resolved): Promise<void> {
    await this.process.perform(this.bankSteps.post(settled, by), (step) =>
      core.postPayment({ step, order: this.order, settled: settled.amount }),
    );
    this.posted = settled.amount;
  }

  /** Stays in a state until a person has decided; each silent period brings it before them again. */
  async waitFor(state: DisbursementState, deadline: string, escalate: () => Promise<unknown>): Promise<void> {
    const left = () => this.process.state !== state;
    while (!(await this.process.until(left, deadline))) {
      await this.process.inTurn(async () => {
        if (!left()) await escalate();
      });
    }
  }
}
