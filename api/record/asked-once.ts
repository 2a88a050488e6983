import { canonicalJson } from '../../domain/record/canonical-json';
import type { Collection, Collections } from '../../domain/record/store';
import type { PagedStore, Services } from './services';

/** Of these whatever is asked is little. */
const SMALL: readonly (keyof Collections)[] = ['calendars'];

/**
 * The same services for one request that only reads: what was asked once is not asked again. How the caller stands to a
 * thing is looked up where its answer is made too, and a page is put together from many routes.
 */
export function askedOnce(services: Services): Services {
  let now: Promise<string> | undefined;
  return {
    ...services,
    store: rememberingStore(services.store),
    now() {
      now ??= services.now();
      return now;
    },
  };
}

function rememberingStore(store: PagedStore): PagedStore {
  const kept = new Map<keyof Collections, unknown>();
  return new Proxy(store, {
    get(target, name: keyof PagedStore) {
      const own = target[name];
      if (typeof own === 'function') return own;
      const collection = name as keyof Collections;
      if (!kept.has(collection))
        kept.set(collection, remembering(collection, own as Collection<{ id: string }>));
      return kept.get(collection);
    },
  });
}

/** Lists are not kept: a file that goes out page by page would keep all of them. */
function remembering<T extends { id: string }>(
  name: keyof Collections,
  collection: Collection<T>,
): Collection<T> {
  const answers = new Map<string, Promise<unknown>>();
  const once = <R>(question: unknown[], ask: () => Promise<R>): Promise<R> => {
    const key = canonicalJson(question as never);
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key) as Promise<R>;
  };
  return {
    ...collection,
    get: (id) => once(['get', id], () => collection.get(id)),
    need: (id) => once(['need', id], () => collection.need(id)),
    first: (filter, options = {}) =>
      once(['first', filter, options], () => collection.first(filter, options)),
    find: (filter, options = {}) =>
      SMALL.includes(name)
        ? once(['find', filter, options], () => collection.find(filter, options))
        : collection.find(filter, options),
  };
}
