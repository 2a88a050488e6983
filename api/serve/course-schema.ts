import { z } from 'zod';
import { CHANGE_GROUNDS } from '../../domain/serve/change-terms';
import { STAGES } from '../../domain/serve/project-track';
import { coded } from '../record/coded';
import { words } from '../record/schemas';

const instant = z.string().nullable();
const day = z.string().nullable();

export const trackView = z.array(
  z.object({
    stage: z.enum(STAGES),
    status: z.enum(['done', 'present', 'to-come', 'left-out']),
    from: instant,
    to: instant,
  }),
);

const reportView = z.object({
  reportId: z.string(),
  title: words,
  sections: z.array(z.object({ code: z.string(), title: words })),
  status: z
    .enum(['due', 'submitted', 'certified', 'returned', 'accepted', 'failed'])
    .meta({ description: 'Until it is signed off, only its organisation sees more than `due`' }),
  version: z.int().meta({ description: 'The newest one that the caller may read; 0: none' }),
  about: day.meta({ description: 'The day from which it can be due' }),
  due: instant.meta({ description: 'Of whoever has it now' }),
  late: z.boolean(),
});

const trancheView = z.object({
  id: z.string(),
  title: words,
  share: z.number(),
  amount: z.int(),
  withheld: z.int(),
  gate: z.object({
    after: z.enum(['signing', 'mid-term', 'final']),
    reports: z.array(z.string()),
    minimumGrade: words.nullable(),
    heldByFindings: z.boolean(),
  }),
  status: z.enum(['paid', 'under-way', 'stopped', 'withheld', 'waiting']),
  waitsFor: z.array(z.string()).meta({ description: 'What is missing: `signing`, `stay`, `report/mid` …' }),
  earliest: day.meta({ description: 'No payment before this day, even if everybody is on time' }),
  settledAt: instant,
});

/** Where a project stands, what comes next, and when money can arrive. */
export const courseView = z.object({
  projectId: z.string(),
  state: coded,
  organisation: z.string(),
  programme: words,
  stage: z.enum(STAGES).nullable(),
  track: trackView,
  changeGrounds: z.array(z.object({ ground: z.enum(CHANGE_GROUNDS), title: words })).meta({
    description: 'Reasons of which a change has to name one, for some kind of change; none: in words only',
  }),
  ways: z
    .array(z.object({ decision: z.string(), to: coded }))
    .meta({ description: 'What leads out of the present state' }),
  deadlines: z.array(
    z.object({
      party: coded,
      what: z.array(coded),
      due: z.string(),
      provisional: z.boolean(),
      overdue: z.boolean(),
      byDefault: coded,
    }),
  ),
  reports: z.array(reportView),
  rounds: z.array(z.object({ round: z.string(), title: words })),
  grades: z.array(z.object({ grade: z.string(), title: words })),
  deliverables: z.array(
    z.object({
      id: z.string(),
      title: words,
      count: z.int(),
      done: z.int().meta({ description: 'By accepted reports' }),
      recorded: z.int().meta({ description: 'Service records that name it' }),
    }),
  ),
  budgetLines: z.array(z.object({ id: z.string(), category: words, item: z.string() })),
  tranches: z.array(trancheView),
});
