/** The page at an address as a document; null when it is refused, or another page comes in its place. */
export async function pageAt(address, options = {}) {
  const headers = { Accept: 'text/html', ...options.headers };
  const response = await fetch(address, { ...options, headers });
  return response.ok && !response.redirected ? documentOf(await response.text()) : null;
}

export const documentOf = (html) => new DOMParser().parseFromString(html, 'text/html');
