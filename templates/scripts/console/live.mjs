import { button } from './form-texts.mjs';
import { pageAt } from './page-at.mjs';

const EVERY_MS = 20_000;
/** Looking on is no use of the session. */
const BACKGROUND = { 'X-Background': 'yes' };

/** Keeps what is shown up to date while somebody looks at it, and says so; nothing moves under the focus. */
export function keepUpToDate(region) {
  const { updated, news, show } = region.querySelector('[data-live-words]').dataset;
  const status = document.createElement('p');
  status.className = 'govuk-body-s';
  status.setAttribute('role', 'status');
  region.before(status);
  let mark = region.dataset.live;

  async function look() {
    if (document.hidden) return;
    const response = await fetch(location.href, {
      headers: { ...BACKGROUND, Accept: 'application/json', 'If-None-Match': `"${mark}"` },
    });
    if (response.status !== 200) return;
    mark = (await response.json()).mark;
    if (region.contains(document.activeElement)) status.replaceChildren(news, ' ', button(show, refresh));
    else await refresh();
  }

  async function refresh() {
    const page = await pageAt(location.href, { headers: BACKGROUND });
    const fresh = page?.querySelector('[data-live]');
    if (!fresh) return;
    region.replaceChildren(...fresh.childNodes);
    status.textContent = updated;
  }

  // Without a connection what is there stays; the next look may find more.
  const tryLook = () => look().catch(() => {});
  setInterval(tryLook, EVERY_MS);
  document.addEventListener('visibilitychange', tryLook);
}
