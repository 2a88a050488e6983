/**
 * Reads the line by which one of our processes says that it serves, such as `{"ready":true,"url":"http://…"}`.
 * @returns undefined for any other line
 */
export function parseReadyLine(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { ready, ...details } = JSON.parse(line) as Record<string, unknown>;
    return ready === true ? details : undefined;
  } catch {
    return undefined;
  }
}
