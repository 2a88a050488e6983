import type { Store } from '../../domain/record/store';

/**
 * Sets a sandbox's clock when it has none: at `startsAt`, held there, so that nothing lapses before somebody moves
 * it. Without `startsAt` it runs from now at the pace.
 */
export async function startSandboxClock(
  store: Pick<Store, 'clocks'>,
  sandbox: { startsAt: string | undefined; pace: number },
  now: Date,
): Promise<void> {
  if (await store.clocks.get('clock')) return;
  const realAnchor = now.toISOString();
  await store.clocks.put('clock', {
    realAnchor,
    businessAnchor: sandbox.startsAt ?? realAnchor,
    pace: sandbox.pace,
    holdAt: sandbox.startsAt ?? null,
  });
}
