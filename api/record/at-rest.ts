import { Fault } from '../../domain/record/fault';
import type { Services } from './services';

const WITHIN_MS = 25_000;
const BETWEEN_MS = 25;
const AT_ONCE = 64;

/** The last mark that was found at rest: one look that finds it again shows that nothing has happened since. */
const restedAt = new WeakMap<Services['observe'], string>();

/**
 * Waits until every open process waits for nothing but time and people. One look is not enough: a notice may be on
 * its way from one process to another. So two looks in a row must find the same.
 * @throws Fault `unavailable` when that does not come about within 25 seconds
 */
export async function untilAtRest(services: Services): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  let before = restedAt.get(services.observe) ?? null;
  for (;;) {
    const { busy, mark } = await lookAtAll(services);
    if (busy.length === 0 && mark === before) {
      restedAt.set(services.observe, mark);
      return;
    }
    before = busy.length === 0 ? mark : null;
    await untilDone(services, busy, end);
  }
}

/**
 * Waits for those that were found at work, one after the other: looking at all of them again and again would take the
 * time that they need for their work.
 */
async function untilDone(services: Services, atWork: string[], end: number): Promise<void> {
  for (const [done, id] of atWork.entries()) {
    while (!(await services.observe(id)).atRest) {
      if (Date.now() > end) {
        throw new Fault('unavailable', {
          en: `Still at work: ${atWork.slice(done, done + 5).join(', ')}. Ask again`,
          zh: '各流程尚未办完，请稍后再试',
        });
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
}

/** Looks at every open process, and at those just started that have not recorded anything yet. */
async function lookAtAll(services: Services): Promise<{ busy: string[]; mark: string }> {
  const ids = (await services.store.processes.pick({ open: true }, ['id'])).map((one) => one.id);
  const known = new Set(ids);
  const busy: string[] = [];
  let events = 0;
  for (let looked = 0; looked < ids.length; ) {
    const some = ids.slice(looked, looked + AT_ONCE);
    const looks = await Promise.all(some.map((id) => services.observe(id)));
    looked += some.length;
    for (const [index, look] of looks.entries()) {
      events += look.events;
      if (!look.atRest) busy.push(some[index] ?? '');
      for (const child of look.children) {
        if (known.has(child)) continue;
        known.add(child);
        ids.push(child);
      }
    }
  }
  return { busy, mark: `${ids.length}/${events}` };
}
