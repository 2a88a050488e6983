import { addMonths, type CivilDate, civilDate, endOfDay, startOfDay } from '../record/civil-date';
import type { DeadlineDraft } from '../record/deadline';
import type { TaskDraft } from '../record/task';
import { projectEnd, reportDeadline, roundKey } from './milestones';
import type { ProjectInput } from './project-input';
import { submitTask } from './project-tasks';

/** What the second signature sets going. */
export interface Concluded {
  startsOn: CivilDate;
  endsOn: CivilDate;
  deadlines: DeadlineDraft[];
  tasks: TaskDraft[];
}

/** The project starts on the day of the second signature; from it follow its end and every milestone. */
export function concluded(input: ProjectInput, signedAt: string): Concluded {
  const { terms, organisationId } = input;
  const startsOn = civilDate(signedAt);
  const endsOn = projectEnd(startsOn, terms.serve.months);
  const reports = terms.serve.reports.map((report) =>
    reportDeadline(report, startsOn, organisationId, terms.reminders),
  );
  return {
    startsOn,
    endsOn,
    deadlines: [...reports, ...roundDays(input, startsOn, endsOn)],
    tasks: terms.serve.reports.map(({ id }) => submitTask(input, id)),
  };
}

/** A round that waits for no report has its own day: the mid-term half-way, the final at the end. */
function roundDays({ terms }: ProjectInput, startsOn: CivilDate, endsOn: CivilDate): DeadlineDraft[] {
  const without = terms.rounds.filter(({ id }) => !terms.serve.reports.some((report) => report.round === id));
  return without.map(({ id }) => ({
    key: roundKey(id),
    party: 'system' as const,
    from: startOfDay(startsOn),
    due: endOfDay(id === 'final' ? endsOn : addMonths(startsOn, Math.floor(terms.serve.months / 2))),
    byDefault: 'evaluation-starts',
  }));
}
