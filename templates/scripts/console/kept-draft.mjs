import { textsIn } from './form-texts.mjs';
import { addRowsFor } from './more-rows.mjs';
import { addDocument } from './upload.mjs';

const PREFIX = 'draft ';
const WEEK_MS = 7 * 24 * 3_600_000;
/** Null where the browser lets no page keep anything. */
const box = (() => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
})();

const PRIVATE = 'input[type="password"], input[type="email"], input[type="tel"], [data-secret]';

/** What this browser keeps of a draft until the server has it; nothing personal or secret is in it. */
export function keptDraft(form) {
  const { person } = document.body.dataset;
  const about = new URLSearchParams(location.search);
  about.delete('done');
  const key = `${PREFIX}${person} ${location.pathname}?${about}`;
  return {
    read: () => (person && box ? read(key) : null),
    /** @param isSent the page that comes next says whether it was taken */
    write(isSent = false) {
      if (person && box)
        store(key, { version: versionOf(form), at: Date.now(), isSent, texts: publicTexts(form) });
    },
    drop: () => box?.removeItem(key),
    isSame: ({ texts }) => JSON.stringify(texts) === JSON.stringify(publicTexts(form)),
    isOfThisVersion: ({ version }) => version === versionOf(form),
    putBack: ({ texts }) => putBack(form, texts),
  };
}

const versionOf = (form) => form.elements.version.value;

function publicTexts(form) {
  const hidden = new Set([...form.querySelectorAll(PRIVATE)].map(({ name }) => name));
  return textsIn(form).filter(([name]) => !hidden.has(name));
}

/** Forgets what is old, what was sent and taken, and what somebody else typed who worked at this computer. */
export function forgetOldDrafts() {
  const { person } = document.body.dataset;
  const isDone = new URLSearchParams(location.search).has('done');
  for (const key of Object.keys(box ?? {})) {
    if (!key.startsWith(PREFIX)) continue;
    const { at = 0, isSent = false } = read(key) ?? {};
    const isOthers = person && !key.startsWith(`${PREFIX}${person} `);
    if (isOthers || (isDone && isSent) || Date.now() - at > WEEK_MS) box.removeItem(key);
  }
}

/** Who signs out leaves nothing behind. */
export function forgetAllDrafts() {
  for (const key of Object.keys(box ?? {})) if (key.startsWith(PREFIX)) box.removeItem(key);
}

function read(key) {
  try {
    return JSON.parse(box.getItem(key));
  } catch {
    return null;
  }
}

/** A browser that keeps nothing, or is full, still sends. */
function store(key, kept) {
  try {
    box.setItem(key, JSON.stringify(kept));
  } catch {
    box.removeItem(key);
  }
}

function putBack(form, texts) {
  addRowsFor(
    form,
    texts.map(([name]) => name),
  );
  for (const place of form.querySelectorAll('[data-files]')) {
    const { files: name } = place.dataset;
    for (const [key, id] of texts) if (key === name) addDocument(place, { id });
  }
  for (const control of form.elements) {
    if (!isTyped(control)) continue;
    const given = texts.filter(([name]) => name === control.name).map(([, text]) => text);
    if (/^(?:checkbox|radio)$/.test(control.type)) control.checked = given.includes(control.value);
    else control.value = given[0] ?? '';
  }
}

const isTyped = (control) =>
  control.name && !/^(?:hidden|file|submit|button|fieldset)$/.test(control.type) && !control.matches(PRIVATE);
