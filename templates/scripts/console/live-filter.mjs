import { say } from './form-texts.mjs';
import { pageAt } from './page-at.mjs';

const PAUSE_MS = 300;

/** Shows what a filter finds while it is being typed; the address says it too, to be kept or sent on. */
export function liveFilter(form) {
  let timer = 0;
  let asking = null;

  async function find() {
    asking?.abort();
    asking = new AbortController();
    const asked = [...new FormData(form)].filter(([, text]) => text !== '');
    const address = `${location.pathname}?${new URLSearchParams(asked)}`;
    const page = await pageAt(address, { signal: asking.signal });
    const found = page?.querySelector('[data-found]');
    if (!found) return;
    for (const place of ['[data-found]', '[data-filtered]']) {
      const there = page.querySelector(place);
      if (there) document.querySelector(place)?.replaceChildren(...there.childNodes);
    }
    history.replaceState(null, '', address);
    say(form, found.dataset.found);
  }

  const later = () => {
    clearTimeout(timer);
    // Without a connection, or overtaken by the next letter, the list stays as it is.
    timer = setTimeout(() => find().catch(() => {}), PAUSE_MS);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
}
