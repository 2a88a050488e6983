import { continueAsNew } from '@temporalio/workflow';
import { drawingKey, visitKey } from '../../domain/evaluate/spot-check';
import { recordVisit } from '../../domain/evaluate/spot-check-decisions';
import type { AwaitedVisits, SpotCheckInput } from '../../domain/evaluate/spot-check-input';
import {
  type SpotCheckDecision,
  type SpotCheckState,
  spotCheckLifecycle,
} from '../../domain/evaluate/spot-check-lifecycle';
import { faultsFound } from '../../domain/improve/finding-decisions';
import type { Deadline } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { Process } from '../record/process';

/**
 * The spot checks 双随机抽查 of a programme: on each day of the rulebook projects and inspectors are drawn; an inspector
 * goes and records the visit, silence draws others, until nobody is left who may go.
 */
export async function spotChecks(input: SpotCheckInput): Promise<void> {
  const { programmeId, terms } = input;
  const process = new Process<SpotCheckState, SpotCheckDecision>(
    { workflowId: workflowId.spotCheck(programmeId), kind: 'spot-check', programmeId },
    spotCheckLifecycle,
    input.carried?.process,
  );
  let awaited: AwaitedVisits = input.carried?.awaited ?? {};
  const waitFor = (checkId: string, inspectorIds: string[]) => {
    const { [checkId]: _, ...others } = awaited;
    awaited = inspectorIds.length > 0 ? { ...others, [checkId]: inspectorIds } : others;
  };
  const closeWhenOver = async () => {
    if (Object.keys(process.deadlines).length === 0) await process.record({ decision: 'close', facts: {} });
  };

  process.onDecision(
    recordVisit,
    'record-visit',
    async ({ actor, at, checkId, visitId }) => {
      const { found } = await process.perform(
        {
          ...{ decision: 'record-visit', actor, at, facts: {} },
          closeTasks: [{ key: `${visitKey(checkId)}/*`, as: 'done' }],
          closeDeadlines: [{ key: visitKey(checkId), as: 'met' }],
        },
        (step) => core.recordSpotVisit({ step, checkId, visitId }),
      );
      waitFor(checkId, []);
      if (terms.findings === 'by-visit') {
        const { projectId, ...faults } = found;
        await tell(workflowId.project(projectId), faultsFound, { checkId, ...faults });
      }
      await closeWhenOver();
      return { state: process.state };
    },
    ({ actor, checkId }) => {
      if (actor.kind === 'person' && awaited[checkId]?.includes(actor.userId)) return;
      throw new Fault('not-found', {
        en: 'no visit of yours is awaited here',
        zh: '没有等待您进行的实地检查',
      });
    },
  );

  const draw = async (drawing: number) => {
    const drawn = await process.perform(
      {
        ...{ decision: 'draw-projects', actor: BY_DEADLINE, facts: {} },
        closeDeadlines: [{ key: drawingKey(drawing), as: 'met' }],
      },
      (step) => core.drawSpotChecks({ step, drawing, terms }),
    );
    awaited = { ...awaited, ...drawn.awaited };
  };
  const drawOthers = async (checkId: string) => {
    const { inspectorIds } = await process.perform(
      {
        ...{ decision: 'draw-inspectors', actor: BY_DEADLINE, facts: {} },
        closeTasks: [{ key: `${visitKey(checkId)}/*`, as: 'lapsed' }],
        closeDeadlines: [{ key: visitKey(checkId), as: 'lapsed' }],
      },
      (step) => core.drawInspectors({ step, checkId, terms }),
    );
    waitFor(checkId, inspectorIds);
  };
  const lapsed = async ({ key }: Deadline) => {
    const drawing = terms.drawings.findIndex((_, n) => drawingKey(n) === key);
    if (drawing >= 0) await draw(drawing);
    else await drawOthers(key.slice(visitKey('').length));
    await closeWhenOver();
  };

  if (!input.carried) {
    await process.inTurn(() =>
      process.record({
        ...{ decision: 'begin', facts: { drawings: terms.drawings.length } },
        openDeadlines: terms.drawings.map((period, n) => ({
          ...({ key: drawingKey(n), party: 'system', period, byDefault: 'spot-check.draws' } as const),
        })),
      }),
    );
  }
  const outcome = await process.attend(lapsed);
  await process.allAnswered();
  if (outcome === 'continue' && !process.ended)
    await continueAsNew<typeof spotChecks>({
      programmeId,
      terms,
      carried: { process: process.carry(), awaited },
    });
}
