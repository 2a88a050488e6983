/** Without these two the database may lose writes that it has acknowledged. */
const DURABLE = { w: 'majority', journal: 'true' };

/**
 * The same connection string, with the write concern that every connection of this service must have.
 * Done on the text, because a list of hosts is no valid URL.
 */
export function durableMongoUri(uri: string): string {
  const [base = '', query = ''] = uri.split('?', 2);
  const params = new URLSearchParams(query);
  for (const name of ['w', 'journal', 'j']) params.delete(name);
  for (const [name, value] of Object.entries(DURABLE)) params.set(name, value);
  const hasPath = /^[a-z+]+:\/\/[^/]+\//.test(base);
  return `${base}${hasPath ? '' : '/'}?${params}`;
}
