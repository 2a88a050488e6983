import type { OpenTask, Stage } from './production';

/** Everything that anybody is asked to do now. */
export async function openTasks({ director }: Stage): Promise<OpenTask[]> {
  const tasks: OpenTask[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: OpenTask[]; next: string | null } = await director.get(
      `/tasks?of=everybody&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    tasks.push(...page.items);
    cursor = page.next;
  }
  return tasks;
}
