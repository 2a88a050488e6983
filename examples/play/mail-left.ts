import { auditorOf } from './figures';
import type { HttpUser } from './http-user';
import { patiently } from './patiently';
import type { Played } from './stage';

/** Waits until all mail has gone out, for the last of it follows the last decision. @returns what has not, as sentences */
export async function mailLeft({ stage }: Played<HttpUser>): Promise<string[]> {
  const { user } = await auditorOf(stage);
  const checkNone = async (status: string): Promise<void> => {
    const { items } = await user.get<{ items: unknown[] }>(`/notices?status=${status}&limit=1`);
    if (items.length > 0) throw new Error(`there are notices that stayed ${status}`);
  };
  const left: string[] = [];
  const note = (error: Error) => void left.push(error.message);
  await patiently(async () => {
    await checkNone('queued');
    await checkNone('sending');
  }).catch(note);
  await checkNone('failed').catch(note);
  return left;
}
