import type { User } from '../../domain/people/account';
import type { MongoStore } from '../../infra/database/mongo-store';

/** What a refusal must not say: the names of everything. */
export async function titlesIn(store: MongoStore): Promise<string[]> {
  return [
    ...(await store.projects.find({})).map((one) => one.title),
    ...(await store.applications.find({})).map((one) => one.title),
    ...(await store.programmes.find({})).map((one) => one.title.zh),
    ...(await store.organisations.find({})).map((one) => one.name),
    ...(await store.users.find({})).map((one) => one.email),
  ];
}

/** Whatever names an object in an answer to somebody, but for the address that was asked for. */
export function tracesIn(text: string, titles: readonly string[], user: User, address: string): string[] {
  const said = text.replaceAll(encodeURIComponent(address), '').replaceAll(address, '');
  // The reader's own number is theirs to know.
  const ids = (said.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? []).filter((id) => id !== user.id);
  return [...ids, ...titles.filter((title) => !user.name.includes(title) && said.includes(title))];
}
