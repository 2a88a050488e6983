import {
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';

export const poke = defineUpdate<number, [object]>('poke');
export const finish = defineSignal('finish');

const { doNothing } = proxyActivities<{ doNothing(input: object): Promise<number> }>({
  startToCloseTimeout: '30 seconds',
});

/** The least that an Update with an activity can be: what the engine costs, before anything of ours. */
export async function bare(): Promise<void> {
  let finished = false;
  setHandler(finish, () => {
    finished = true;
  });
  setHandler(poke, (input: object) => doNothing(input), { validator: (_input: object) => undefined });
  await condition(() => finished);
  await condition(allHandlersFinished);
}
