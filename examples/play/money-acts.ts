import type { Account } from './company';
import { patiently } from './patiently';
import { type OpenTask, once, type Production, type ProjectOnStage } from './production';
import type { Stage } from './stage';

const FAULTS = {
  'loses-answer': { kind: 'lost' },
  'answers-late': { kind: 'late' },
  'answers-twice': { kind: 'twice' },
  'answers-wrongly': { kind: 'garbled' },
} as const;

/** Before a payment leaves, the bank is told how to misbehave about it, if the example says so. */
export async function approvePayment(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const tranche = task.processId.split('/').at(-1) ?? '';
  const script = production.example.behaviour.payments.find(
    (one) => one.application === project.application && one.tranche === tranche,
  );
  if (script) {
    await once(production, `fault ${task.processId}`, async () => {
      stage.say(`the bank ${script.bank.replace('-', ' ')} about ${project.application}/${tranche}`);
      const keyPattern = `^disbursement/${project.id}/${tranche}$`;
      await arrangeFault(stage.bankUrl, { keyPattern, on: 'send', ...FAULTS[script.bank] });
    });
  }
  await user.post(task.at ?? '');
}

/** Tells the sandbox's bank what is to go wrong; `infra/bank/simulated-payment.ts` names what can. */
export async function arrangeFault(bankUrl: string, fault: object): Promise<void> {
  await patiently(() =>
    fetch(`${bankUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    }),
  );
}
