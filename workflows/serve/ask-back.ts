import { workflowId } from '../../domain/record/workflow-id';
import { disbursementInput } from '../../domain/serve/disbursement-of';
import type { ProjectInput } from '../../domain/serve/project-input';
import { startDetached } from '../record/children';

/** Asks money back by the same kind of payment, reversed. @param name what stands in place of a tranche's id */
export async function askBack(input: ProjectInput, name: string, amount: number): Promise<void> {
  const disbursement = disbursementInput(input, name, 'back', amount);
  await startDetached('disbursement', workflowId.disbursement(input.projectId, name), disbursement);
}
