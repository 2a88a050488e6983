import { contentOf } from './form-texts.mjs';

/** What the server has of each form. */
const saved = new WeakMap();

/** A form as it came: what was sent and came back, or waits to be confirmed, is saved nowhere yet. */
export const begin = (form) => saved.set(form, form.dataset.changed === undefined ? contentOf(form) : null);

export const markSaved = (form, content = contentOf(form)) => saved.set(form, content);

export const isUnsaved = (form) => saved.has(form) && saved.get(form) !== contentOf(form);

/** The browser asks before a changed form is left that nobody has saved. */
export function askBeforeLeaving() {
  window.addEventListener('beforeunload', (event) => {
    for (const form of document.querySelectorAll('form[method="post"]')) {
      const savesItself = form.dataset.saves !== undefined && form.dataset.troubled === undefined;
      if (isUnsaved(form) && !form.dataset.sent && !savesItself) event.preventDefault();
    }
    if (event.defaultPrevented) event.returnValue = '';
  });
}
