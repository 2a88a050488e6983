import { civilDate } from '../../domain/record/civil-date';
import type { Account } from './company';
import { nthTime } from './nth-time';
import { type OpenTask, once, type Production } from './production';
import type { Stage } from './stage';

/** The first of the drawn inspectors who goes records what is found, item by item; for the others nothing is left. */
export async function visitProject(
  stage: Stage,
  production: Production,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const { rulebook, behaviour } = production.example;
  await once(production, `visit ${task.at}`, async () => {
    const found = behaviour.spotChecks?.[nthTime(production, 'visits')] ?? [];
    const checklist = rulebook.evaluation.spotChecks?.checklist ?? [];
    stage.say(`a spot check is made; faults found: ${found.length}`);
    await user.post(`${task.at}/visits`, {
      on: civilDate(stage.now()),
      place: '项目服务点',
      answers: checklist.map(({ code }) => {
        const fault = found.find(({ item }) => item === code);
        return { item: code, found: fault ? 'fault' : 'in-order', note: fault?.note ?? '' };
      }),
      summary: found.length === 0 ? '总体规范，未发现问题。' : '总体规范，所列问题已当场告知。',
    });
  });
}
