// Pages work without any of this.
import { autosave } from './console/autosave.mjs';
import { askBeforeLeaving, begin } from './console/form-state.mjs';
import { forgetAllDrafts, forgetOldDrafts } from './console/kept-draft.mjs';
import { keepUpToDate } from './console/live.mjs';
import { liveFilter } from './console/live-filter.mjs';
import { moreRows } from './console/more-rows.mjs';
import { documentOf } from './console/page-at.mjs';
import { sendFile } from './console/send-file.mjs';
import { uploads } from './console/upload.mjs';

/** A second click on a button is not sent. */
function sendOnce(form) {
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 3_000);
  });
}

function start(root) {
  for (const form of root.querySelectorAll('form[method="post"]')) {
    begin(form);
    moreRows(form);
    uploads(form);
    autosave(form);
    sendOnce(form);
    sendFile(form, showPage);
  }
  for (const form of root.querySelectorAll('form[data-filter]')) liveFilter(form);
  for (const region of root.querySelectorAll('[data-live]')) keepUpToDate(region);
  const summary = root.querySelector('.govuk-error-summary');
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
}

/** A page that came in answer to what a script sent. */
function showPage(html) {
  const page = documentOf(html);
  const main = document.getElementById('main');
  main.replaceChildren(...page.getElementById('main').childNodes);
  document.title = page.title;
  window.scrollTo(0, 0);
  start(main);
}

forgetOldDrafts();
for (const form of document.querySelectorAll('form[data-leaves]'))
  form.addEventListener('submit', forgetAllDrafts);
askBeforeLeaving();
start(document);
// What the browser's back button brings up may be of an older version.
window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
