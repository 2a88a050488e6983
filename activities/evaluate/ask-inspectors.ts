import { visitKey } from '../../domain/evaluate/spot-check';
import type { SpotCheckCourse } from '../../domain/evaluate/spot-check-input';
import type { Step } from '../../domain/record/step';

type Asked = Required<Pick<Step, 'openTasks' | 'openDeadlines' | 'notices'>>;

/**
 * What asks the drawn inspectors to go: one clock for all of them, a task and a message for each. Nothing of it names
 * the project but the message, which is for them alone: whoever is to be visited does not know it before.
 */
export function askInspectors(
  { id, projectId, inspectorIds }: { id: string; projectId: string; inspectorIds: readonly string[] },
  { visitWithin, reminders }: Pick<SpotCheckCourse, 'visitWithin' | 'reminders'>,
): Asked {
  if (inspectorIds.length === 0) return { openTasks: [], openDeadlines: [], notices: [] };
  const key = visitKey(id);
  return {
    openDeadlines: [
      { key, party: 'evaluator', period: visitWithin, byDefault: 'spot-check.draws-others', reminders },
    ],
    openTasks: inspectorIds.map((userId) => ({
      key: `${key}/${userId}`,
      what: 'spot-check.visit',
      for: { userId },
      deadlineKey: key,
      at: `/spot-checks/${id}`,
    })),
    notices: inspectorIds.map((userId) => ({
      template: 'evaluate/spot-check-drawn',
      to: { userId },
      businessKey: `${key}/${userId}`,
      data: { projectId },
      deadlineKey: key,
    })),
  };
}
