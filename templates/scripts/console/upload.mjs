import { button, say, wordsOf } from './form-texts.mjs';

/** Sends files as soon as they are chosen, one by one, and shows how far each is. */
export function uploads(form) {
  for (const place of form.querySelectorAll('[data-files]')) {
    const chooser = place.querySelector('input[type="file"]');
    place.querySelector('button[value="change"]').hidden = true;
    chooser.addEventListener('change', () => {
      for (const file of chooser.files) send(form, place, file);
      chooser.value = '';
    });
    place.addEventListener('click', (event) => {
      if (!event.target.closest('button[value^="remove "]')) return;
      event.preventDefault();
      event.target.closest('li').remove();
      changed(form);
    });
  }
}

/** A document that belongs to the form from now on; nothing twice. */
export function addDocument(place, { id, name }) {
  const field = place.dataset.files;
  if ([...place.querySelectorAll('input[type="hidden"]')].some(({ value }) => value === id)) return;
  const line = document.createElement('li');
  const kept = Object.assign(document.createElement('input'), { type: 'hidden', name: field, value: id });
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = `/api/v1/documents/${id}/content`;
  link.textContent = name ?? id;
  const remove = button(wordsOf(place.closest('form')).remove, () => {});
  remove.value = `remove ${field} ${id}`;
  line.append(kept, link, ' ', remove);
  listIn(place).append(line);
}

function listIn(place) {
  const known = place.querySelector('ul');
  if (known) return known;
  const list = document.createElement('ul');
  list.className = 'govuk-list';
  place.querySelector('input[type="file"]').before(list);
  return list;
}

const changed = (form) => form.dispatchEvent(new Event('change', { bubbles: true }));

function send(form, place, file) {
  const words = wordsOf(form);
  const { line, progress, cancel } = progressLine(file.name, words);
  listIn(place).append(line);
  say(form, `${words.uploading} ${file.name}`);
  const request = requestWith(progress, 'application/json');
  cancel.addEventListener('click', () => request.abort());
  request.addEventListener('abort', () => {
    line.remove();
    say(form, `${words.cancelled} ${file.name}`);
  });
  const failed = (said) => {
    line.replaceChildren(`${file.name} – ${said}`);
    line.className = 'govuk-error-message';
    say(form, `${file.name} – ${said}`);
  };
  request.addEventListener('error', () => failed(words.broken));
  request.addEventListener('load', () => {
    const answer = answerOf(request);
    if (request.status !== 200 || !answer) return failed(answer?.said.join(' ') ?? words.broken);
    line.remove();
    for (const { id } of answer.files) {
      addDocument(place, { id, name: file.name });
      offer(form, id, file.name);
    }
    say(form, `${words.uploaded} ${file.name}`);
    changed(form);
  });
  const data = new FormData();
  for (const own of ['token', 'version']) data.set(own, form.elements[own].value);
  data.set('go', 'upload');
  data.set(`${place.dataset.files}.file`, file);
  request.send(data);
}

/** What was just uploaded may be chosen elsewhere in the form. */
function offer(form, id, name) {
  for (const choice of form.querySelectorAll('select[data-takes-files]')) choice.add(new Option(name, id));
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}

/** A request to the page's own address that says how much of it went over the line. */
export function requestWith(progress, accepts) {
  const request = new XMLHttpRequest();
  request.open('POST', location.href);
  request.setRequestHeader('Accept', accepts);
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.max = total;
    progress.value = loaded;
  });
  return request;
}

export function progressLine(name, words) {
  const line = document.createElement('li');
  const progress = document.createElement('progress');
  progress.setAttribute('aria-label', `${words.uploading} ${name}`);
  const cancel = button(words.cancel, () => {});
  line.append(`${name} `, progress, ' ', cancel);
  return { line, progress, cancel };
}
