import type { Fen } from '../../domain/money/fen';
import { withhold } from '../../domain/money/ledger';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { type RecordDeps, recordStep } from '../record/record-step';
import { moveMoney } from './move-money';
import { ledgerTurn } from './post';

export interface Withholding {
  programmeId: string;
  projectId: string;
  tranche: string;
  amount: Fen;
}

/** Records that a tranche, or part of it, will not be paid: budget, ledger and project in the step's transaction. */
export async function withholdTranche(
  deps: RecordDeps,
  { step, ...of }: Withholding & { step: Step },
): Promise<{ recorded: RecordedStep }> {
  const setAside = (at: string) => withholdMoney(deps.store, of, at);
  return { recorded: await recordStep(deps, step, setAside, ledgerTurn(of)) };
}

/** The same for an activity that records more: call it inside its transaction. Once for each tranche. */
export async function withholdMoney(store: Store, of: Withholding, at: string): Promise<void> {
  await moveMoney(store, 'withhold', of, withhold({ ...of, at }));
  await store.projects.add({ id: of.projectId }, { withheld: of.amount });
}
