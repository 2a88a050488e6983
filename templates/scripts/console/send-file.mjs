import { markSaved } from './form-state.mjs';
import { say, wordsOf } from './form-texts.mjs';
import { progressLine, requestWith } from './upload.mjs';

/**
 * A form that sends one large file along: how far it is is shown, and it can be stopped.
 * @param show takes the page that comes back
 */
export function sendFile(form, show) {
  const chooser = form.querySelector('input[type="file"]');
  if (!chooser || form.querySelector('[data-files]')) return;
  form.addEventListener('submit', (event) => {
    const [file] = chooser.files;
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    const words = wordsOf(form);
    const { line, progress, cancel } = progressLine(file.name, words);
    const data = new FormData(form);
    data.set('go', event.submitter?.value ?? 'on');
    const request = requestWith(progress, 'text/html');
    const ended = (said) => {
      delete form.dataset.sent;
      say(form, said);
    };
    say(form, ...line.childNodes);
    cancel.addEventListener('click', () => request.abort());
    request.addEventListener('abort', () => ended(words.cancelled));
    request.addEventListener('error', () => ended(words.broken));
    request.addEventListener('load', () => {
      markSaved(form);
      if (request.responseURL === location.href.split('#')[0]) show(request.responseText);
      else location.assign(request.responseURL);
    });
    request.send(data);
  });
}
