import { z } from 'zod';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { cutOf } from '../../domain/serve/sanction';

const fen = z.int();

const stopView = z.discriminatedUnion('because', [
  z.object({ because: z.literal('grade'), round: z.string() }),
  z.object({ because: z.literal('finding'), finding: z.string() }),
]);

export const projectView = z.object({
  id: z.string(),
  programmeId: z.string(),
  applicationId: z.string(),
  organisationId: z.string(),
  bureauId: z.string(),
  streetId: z.string().nullable(),
  title: z.string(),
  lotId: z.string().nullable(),
  rulebookHash: z.string(),
  state: z.string(),
  award: fen,
  supplements: fen,
  cut: fen.meta({ description: 'By how much the award was cut because of a grade' }),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  stages: z.record(z.string(), z.string()).meta({ description: 'Stage → instant at which it was reached' }),
  grades: z.record(z.string(), z.object({ score: z.number(), grade: z.string() })),
  paid: fen,
  withheld: fen,
  pausedAt: z.string().nullable(),
  pauses: z.array(z.object({ from: z.string(), to: z.string() })),
  chargedDays: z
    .record(z.string(), z.object({ days: z.int(), workingDays: z.int() }))
    .meta({ description: 'Elapsed days charged to the party that held the ball' }),
  stopped: stopView.nullable().meta({ description: 'Why the rulebook ended it' }),
  stayed: z.boolean().describe('A complaint holds it: nothing is signed, performed or paid'),
  annulled: z.boolean().describe('An upheld complaint took the award away'),
  endedAs: z.enum(['closed', 'lapsed', 'terminated']).nullable(),
});

export function viewOfProject(project: ProjectRecord): z.input<typeof projectView> {
  return {
    ...project,
    supplements: project.supplements ?? 0,
    cut: cutOf(project),
    stopped: project.stopped ?? null,
    pauses: project.pauses ?? [],
    chargedDays: project.chargedDays ?? {},
    stayed: project.stayed ?? false,
    annulled: project.annulled ?? false,
  };
}
