import type { Response } from 'express';
import { businessInstant, type ClockReading } from '../../domain/record/clock';
import type { Services } from './services';

/** Tells in every answer of a sandbox what time it is for the business, and how it runs. */
export async function showSandboxClock(services: Services, response: Response): Promise<void> {
  if (!services.sandbox || response.headersSent) return;
  response.set('Sandbox-Clock', clockHeader(await services.clock(), Date.now()));
}

export function clockHeader(clock: ClockReading, realMs: number): string {
  return `${businessInstant(clock, realMs)}; pace=${clock.pace}; held=${clock.holdAt ?? 'none'}`;
}
