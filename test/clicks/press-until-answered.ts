import type { ClickingWindow } from './clicking-window';

const PATIENCE_MS = 120_000;

/**
 * A button whose process could not answer in time is pressed again: that changes nothing twice.
 * @throws Refused with what the page says is wrong
 */
export async function pressUntilAnswered(window: ClickingWindow, press: () => Promise<void>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  do await press();
  while (window.isUnavailable && Date.now() < until);
  await window.throwIfWrong();
}
