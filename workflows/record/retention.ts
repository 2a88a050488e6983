import { core } from './acts';

/** Every night by a schedule: what was kept for a time only is forgotten. Answers how much. */
export async function retention(): Promise<{ requests: number }> {
  const { forgotten } = await core.forgetRequests();
  return { requests: forgotten };
}
