const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** Tries again while whoever is asked is away for a moment. @throws the last reason after a minute */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
