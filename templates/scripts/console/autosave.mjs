import { isUnsaved, markSaved } from './form-state.mjs';
import { button, contentOf, say, textsIn, wordsOf } from './form-texts.mjs';
import { keptDraft } from './kept-draft.mjs';
import { renewToken } from './renew-token.mjs';

/** After the last key; and before the next try when the server cannot be reached. */
const PAUSE_MS = 1_500;
const RETRY_MS = 10_000;
/** The most that browsers still send for a page that is being left. */
const MOST_ON_LEAVING = 60_000;
/** The draft is another's by now, was handed in, or is gone: trying again would not help. */
const OVER = [404, 409, 412];
const SIGNED_OUT = [401, 403];

/** Saves a draft a moment after the last key and on leaving; until the server has it, this browser keeps it. */
export function autosave(form) {
  if (form.dataset.saves === undefined) return;
  const kept = keptDraft(form);
  let timer = 0;
  let sending = null;
  let isOver = false;

  const later = (ms) => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(save, ms);
  };
  const changed = () => {
    if (!isUnsaved(form)) return;
    kept.write();
    later(PAUSE_MS);
  };

  function save() {
    clearTimeout(timer);
    if (isOver || sending || form.dataset.sent || !isUnsaved(form)) return;
    const content = contentOf(form);
    sending = send(form)
      .then(
        (answer) => take(answer, content),
        () => trouble(wordsOf(form).offline, RETRY_MS),
      )
      .finally(() => {
        sending = null;
      });
  }

  function take({ status, body }, content) {
    if (status === 200) return done(body, content);
    isOver = OVER.includes(status);
    form.dataset.signedOut = SIGNED_OUT.includes(status) ? 'yes' : '';
    trouble(body.said.join(' '), SIGNED_OUT.includes(status) || status >= 500 ? RETRY_MS : null);
  }

  function done({ said, version }, content) {
    delete form.dataset.troubled;
    markSaved(form, content);
    form.elements.version.value = version ?? '';
    say(form, said);
    if (!isUnsaved(form)) return kept.drop();
    kept.write();
    later(PAUSE_MS);
  }

  function trouble(said, retryMs) {
    form.dataset.troubled = 'yes';
    say(form, said);
    if (retryMs !== null) later(retryMs);
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (isUnsaved(form)) kept.write(true);
    if (!sending) return;
    // What is under way changes the version: the button's turn comes after it.
    event.preventDefault();
    const { submitter } = event;
    void sending.then(() => form.requestSubmit(submitter));
  });
  window.addEventListener('online', save);
  window.addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  takeUp(form, kept, changed);
}

/** What this browser still keeps from last time: put back, or offered when the draft has moved on since. */
function takeUp(form, kept, changed) {
  const found = kept.read();
  if (form.dataset.changed !== undefined) return changed();
  if (!found) return;
  if (kept.isSame(found)) return kept.drop();
  const words = wordsOf(form);
  const putBack = () => {
    kept.putBack(found);
    say(form, words.kept);
    changed();
  };
  if (kept.isOfThisVersion(found)) return putBack();
  const discard = () => {
    kept.drop();
    say(form, '');
  };
  say(form, words.older, button(words.again, putBack), button(words.discard, discard));
}

/** @throws when there is no connection */
async function send(form) {
  if (form.dataset.signedOut) await renewToken();
  const data = new URLSearchParams(textsIn(form));
  for (const own of ['token', 'key', 'version']) data.set(own, form.elements[own].value);
  data.set('go', 'save');
  const response = await fetch(location.href, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: data,
    keepalive: String(data).length < MOST_ON_LEAVING,
  });
  return { status: response.status, body: await response.json() };
}
