import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { TASK_QUEUES } from '../../domain/record/task-queue';

/** Work of the whole house at fixed times of the day, China time. */
const SCHEDULES = [
  { scheduleId: 'reconciliation', workflowType: 'reconciliation', hour: 2, minute: 30 },
  { scheduleId: 'retention', workflowType: 'retention', hour: 3, minute: 30 },
] as const;

/** Makes or updates every schedule: a step of each deployment; doing it again changes nothing. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const { scheduleId, workflowType, hour, minute } of SCHEDULES) {
    const options = {
      spec: { calendars: [{ hour, minute }], timezone: 'Asia/Shanghai', jitter: '5 minutes' as const },
      action: {
        type: 'startWorkflow' as const,
        workflowType,
        workflowId: `schedule/${scheduleId}`,
        taskQueue: TASK_QUEUES.core,
        args: [],
      },
      // A night that was missed is made up for within the day; one that still runs is not doubled.
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '12 hours' as const },
    };
    try {
      await client.schedule.create({ scheduleId, ...options });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...options, state }));
    }
  }
}
