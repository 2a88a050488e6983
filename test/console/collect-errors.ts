import { type Logger, pino } from 'pino';

/** A log that keeps the messages of unexpected errors, so that a test can say why a page failed. */
export function collectErrors(into: string[]): Logger {
  const write = (line: string): void => {
    const { err } = JSON.parse(line) as { err?: { message?: string; stack?: string } };
    into.push(err?.stack?.split('\n').slice(0, 2).join(' ') ?? line);
  };
  return pino({ level: 'error' }, { write });
}
