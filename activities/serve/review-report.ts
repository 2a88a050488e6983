import type { Fen } from '../../domain/money/fen';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { grantSpending } from '../../domain/serve/check-report';
import type { SectionVerdict } from '../../domain/serve/project-decisions';
import type { Report } from '../../domain/serve/report';
import { nextDraft } from '../../domain/serve/report-content';
import { reportRecordId } from '../../domain/serve/report-id';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface Review {
  step: Step;
  projectId: string;
  reportId: string;
  version: number;
  /** null: the bureau was silent and the rulebook accepts. */
  reviewer: string | null;
  sections: SectionVerdict[];
}

/**
 * Records the bureau's verdict on each section; a returned report gets a new draft. Accepted expenses are final.
 * @returns what was spent of the grant, 0 for a returned report
 * @throws Fault `invalid-input` when a returned section has no reason
 */
export async function reviewReport(
  deps: RecordDeps,
  input: Review,
): Promise<{ recorded: RecordedStep; spent: Fen }> {
  const { store } = deps;
  const { step, projectId, reportId, version } = input;
  const id = reportRecordId(projectId, reportId, version);
  const report = await store.reports.need(id);
  const accepted = input.sections.every(({ verdict }) => verdict === 'accepted');
  const spent = accepted ? await grantSpent(store, report) : 0;
  const recorded = await recordStep(
    deps,
    { ...step, facts: { ...(step.facts as object), spent } },
    async () => {
      const sections = judged(report, input);
      await store.reports.put(id, { status: accepted ? 'accepted' : 'returned', sections });
      if (accepted) return;
      await store.reports.put(
        reportRecordId(projectId, reportId, version + 1),
        nextDraft({ ...report, sections }),
      );
    },
  );
  return { recorded, spent };
}

async function grantSpent(store: Store, report: Report): Promise<Fen> {
  const project = await store.projects.need(report.projectId);
  const { budget } = await store.applications.need(project.applicationId);
  return grantSpending(report.expenses, budget);
}

function judged(report: Report, { reviewer, sections }: Review): Report['sections'] {
  if (reviewer === null) return report.sections.map((one) => ({ ...one, verdict: 'accepted', reason: null }));
  const reasons = report.reviews?.[reviewer]?.sections ?? [];
  const fields = sections
    .filter(
      ({ code, verdict }) =>
        verdict === 'returned' && !reasons.find((one) => one.code === code)?.reason.trim(),
    )
    .map(({ code }) => ({
      field: `sections.${code}.reason`,
      message: 'say why it is returned',
      zh: '请写明退回理由',
    }));
  if (fields.length > 0)
    throw new Fault(
      'invalid-input',
      { en: 'a returned section needs a reason', zh: '退回的部分要写明理由' },
      { fields },
    );
  return report.sections.map((one) => ({
    ...one,
    verdict: sections.find(({ code }) => code === one.code)?.verdict ?? null,
    reason: reasons.find(({ code }) => code === one.code)?.reason ?? null,
  }));
}
