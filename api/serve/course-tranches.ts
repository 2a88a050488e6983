import type { z } from 'zod';
import { SETTLED } from '../../domain/evaluate/evaluation-lifecycle';
import { trancheAmounts } from '../../domain/money/tranche-amounts';
import type { GateFacts } from '../../domain/money/tranche-gate';
import { addMonths, civilDate } from '../../domain/record/civil-date';
import type { Store } from '../../domain/record/store';
import { gradedRounds } from '../../domain/serve/gate-facts';
import { type TrancheOutlook, trancheOutlook } from '../../domain/serve/tranche-outlook';
import type { CourseFacts } from './course-facts';
import type { courseView } from './course-schema';

type Tranche = z.input<typeof courseView>['tranches'][number];

/** Every tranche with its gate, what it waits for, and the first day on which money could come. */
export async function outlooks(store: Store, facts: CourseFacts, now: string): Promise<Tranche[]> {
  const { project, rulebook, payments } = facts;
  const amounts = trancheAmounts(project.award, rulebook.tranches);
  const gate = gateFacts(facts);
  const last = rulebook.tranches.at(-1)?.id;
  const rows: Tranche[] = [];
  for (const tranche of rulebook.tranches) {
    const { id, title, share } = tranche;
    const held = await store.postings.get(`disbursement/${project.id}/${id}#withhold`);
    const outlook: TrancheOutlook = trancheOutlook({
      tranche,
      agreed: (amounts[id] ?? 0) + (id === last ? (project.supplements ?? 0) : 0) - (project.cuts?.[id] ?? 0),
      withheld: Math.max(0, ...(held?.lines ?? []).map(({ amount }) => amount)),
      payment: payments.find((one) => one.tranche === id) ?? null,
      gate,
      today: civilDate(now),
      readyOn: (waitsFor) => readyOn(facts, waitsFor, civilDate(now)),
      ended: project.endedAs !== null,
    });
    const { after, reports, minimumGrade, heldByFindings } = tranche.gate;
    const band = rulebook.evaluation.bands.find(({ grade }) => grade === minimumGrade);
    rows.push({
      ...outlook,
      ...{ title, share },
      gate: { after, reports, minimumGrade: band?.title ?? null, heldByFindings },
    });
  }
  return rows;
}

/** The same facts as the process goes by, read from the records that it keeps. */
function gateFacts({ project, rulebook, reports, evaluations, findings }: CourseFacts): GateFacts {
  const settled = (outcome: string | null) =>
    findings
      .filter((one) => one.outcome === outcome)
      .map(({ id, round }) => ({ id: id.split('/').slice(1).join('/'), round }));
  const closed = evaluations.filter(({ state }) => SETTLED.includes(state));
  return {
    signed: project.startsOn !== null,
    acceptedReports: reports.filter(({ status }) => status === 'accepted').map(({ reportId }) => reportId),
    // Such a tranche is withheld in the ledger by then.
    failedReports: [],
    ...gradedRounds(closed),
    bands: rulebook.evaluation.bands,
    openFindings: settled(null),
    failedFindings: settled('failed'),
    stayed: project.pausedAt !== null,
  };
}

/** The first day on which something that a tranche waits for can be there. */
function readyOn({ project, rulebook }: CourseFacts, waitsFor: string, today: string): string | null {
  const { startsOn, endsOn } = project;
  const [kind, id] = waitsFor.split('/');
  if (kind === 'stay') return null;
  if (kind === 'signing' || kind === 'finding') return today;
  if (startsOn === null || endsOn === null) return null;
  const { months, reports } = rulebook.serve;
  const report = reports.find((one) => (kind === 'report' ? one.id === id : one.round === id));
  if (report) return addMonths(startsOn, report.atMonth);
  return id === 'final' ? endsOn : addMonths(startsOn, Math.floor(months / 2));
}
