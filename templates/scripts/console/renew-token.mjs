import { pageAt } from './page-at.mjs';

/** After somebody signed in again in another window: their session's token, for every form of this page. */
export async function renewToken() {
  const token = (await pageAt(location.href))?.querySelector('input[name="token"]')?.value;
  if (token === undefined) return;
  for (const one of document.querySelectorAll('input[name="token"]')) one.value = token;
}
