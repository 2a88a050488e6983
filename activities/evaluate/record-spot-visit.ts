import { faultsIn, visitKey } from '../../domain/evaluate/spot-check';
import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';
import { plain } from './plain';

/**
 * Puts the record of a visit, saved before, on file: the journal keeps its hash and the items in which a fault was
 * found, the words and photos stay with the record. The organisation is told, and of faults the bureau.
 * @throws Fault `not-found` for the record of another project or of another inspector
 */
export async function recordSpotVisit(
  deps: RecordDeps,
  { step, checkId, visitId }: { step: Step; checkId: string; visitId: string },
): Promise<{ recorded: RecordedStep; found: { projectId: string; drawing: number; items: string[] } }> {
  const { store, sha256 } = deps;
  const visit = await store.spotVisits.need(visitId);
  const isBy = step.actor.kind === 'person' && step.actor.userId === visit.userId;
  if (visit.checkId !== checkId || !isBy)
    throw new Fault('not-found', { en: 'no such record of a visit', zh: '没有这份检查记录' });
  const { projectId, organisationId, bureauId, drawing } = await store.spotChecks.need(checkId);
  const faults = faultsIn(visit.answers);
  const photos = visit.photos.length;
  const mail = {
    ...{ template: 'evaluate/spot-check-recorded', businessKey: visitKey(checkId) },
    data: { projectId, faults: faults.length },
  };
  const recorded = await recordStep(
    deps,
    {
      ...step,
      facts: plain({
        checkId,
        projectId,
        visitId,
        on: visit.on,
        faults,
        photos,
        sha256: sha256(canonicalJson(visit)),
      }),
      notices: [
        { ...mail, to: { role: 'organisation-certifier', organisationId } },
        ...(faults.length > 0
          ? [{ ...mail, to: { role: 'bureau-officer' as const, organisationId: bureauId } }]
          : []),
      ],
    },
    (at) => store.spotChecks.put(checkId, { state: 'visited', secret: false, visitId, faults, endedAt: at }),
  );
  return { recorded, found: { projectId, drawing, items: faults } };
}
