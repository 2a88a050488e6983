import { ActivityFailure } from '@temporalio/common';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import { printing, printingIfPossible } from '../record/acts';
import type { Process } from '../record/process';

/**
 * Prints the report of a concluded round and files it. Without a browser to print with there is the HTML alone:
 * a missing PDF must not keep a provider from its appeal or its money.
 */
export async function fileReport(
  process: Process<EvaluationState, EvaluationDecision>,
  { projectId, round }: EvaluationInput,
  stage: 'final' | 'decided',
): Promise<void> {
  const id = evaluationId(projectId, round);
  const html = await printing.printEvaluationReport({ evaluationId: id, stage, form: 'html' });
  const pdf = await printPdf(id, stage);
  await process.inTurn(() =>
    process.record({
      decision: 'file-report',
      facts: { stage, html, pdf },
      writes: [{ collection: 'evaluations', id, set: { reportDocumentIds: { html, pdf } } }],
    }),
  );
}

async function printPdf(evaluation: string, stage: 'final' | 'decided'): Promise<string | null> {
  try {
    return await printingIfPossible.printEvaluationReport({ evaluationId: evaluation, stage, form: 'pdf' });
  } catch (error) {
    if (error instanceof ActivityFailure) return null;
    throw error;
  }
}
