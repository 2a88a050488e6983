import type { ClickingWindow } from './clicking-window';
import { Keyboard } from './keyboard';
import { pressUntilAnswered } from './press-until-answered';
import type { TypedIn } from './typed-in';

/** Goes from "my work" to a form, fills it in and sends it, all without a mouse. */
export async function sendByKeyboard(
  window: ClickingWindow,
  address: string,
  typed: TypedIn,
  hasCheck: boolean,
): Promise<Keyboard> {
  const keyboard = new Keyboard(window);
  await window.open('/');
  await window.reach(address, (href) => keyboard.follow(href));
  await window.throwIfWrong();
  await keyboard.skipHeader();
  await keyboard.fillIn(typed);
  await pressUntilAnswered(window, () => keyboard.press('on'));
  if (hasCheck) {
    await keyboard.skipHeader();
    await pressUntilAnswered(window, () => keyboard.press('send'));
  }
  return keyboard;
}
