// What goes along with every sending, and says nothing of what was typed.
const OWN = ['token', 'key', 'version', 'go'];

/** Name and text of everything in a form that a person fills in, files aside. */
export function textsIn(form) {
  return [...new FormData(form)].filter(([name, text]) => typeof text === 'string' && !OWN.includes(name));
}

/** The same as one text, to see whether anything changed. */
export const contentOf = (form) => JSON.stringify(textsIn(form));

/** The words that a form's script says, from the catalogue in the reader's language. */
export const wordsOf = (form) => form.querySelector('[data-words]')?.dataset ?? {};

/** Says something without moving the focus; buttons may stand behind it. */
export function say(form, text, ...buttons) {
  const place = form.querySelector('[data-status]');
  if (place) place.replaceChildren(text, ...buttons.flatMap((one) => [' ', one]));
}

export function button(text, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-link';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
