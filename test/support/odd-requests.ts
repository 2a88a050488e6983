import { parse } from '../../api/record/parse';
import { checkPlain } from '../../api/record/plain-text';
import type { Route } from '../../api/record/route';
import { Fault } from '../../domain/record/fault';
import { addressOf, type Subject } from '../console/page-addresses';
import { exampleOf, NO_BODIES, ODD_TEXTS, spoilt, toJson } from './junk-input';

/**
 * Requests to a route in which one thing at a time is junk: its path, its query, its cursor, its body.
 * @param subject what the route is asked about
 * @param turn which of the odd things come first, so that all of them come somewhere
 * @returns faults: what its schema did not refuse as it should
 */
export function oddRequests(
  route: Route,
  subject: Subject,
  turn: number,
): { requests: Sent[]; faults: string[] } {
  const faults: string[] = [];
  const bodies = oddBodies(route, subject, turn, faults);
  const addresses = [
    ...oddPaths(route, subject, turn),
    ...oddQueries(route, subject, turn),
    ...oddCursors(route, subject, turn),
  ];
  const empty = route.method === 'get' ? {} : { body: '{}' };
  return { requests: [...addresses.map((address) => ({ address, ...empty })), ...bodies], faults };
}

/** One request, as it goes over the line; without a body it is asked with an empty one. */
interface Sent {
  address: string;
  body?: string | FormData;
}

const MOST_SENT = 6;

/** Some of many, from all over. */
function someOf<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, n) => all[Math.floor(n * step)] as T);
}

/** Texts that the schema of a part of the address takes, and one that it refuses. */
function oddFor(takes: (text: string) => boolean, turn: number): string[] {
  const turned = ODD_TEXTS.map((_, n) => ODD_TEXTS[(n + turn) % ODD_TEXTS.length] ?? '').filter(
    (text) => text !== '' && !/\p{Surrogate}/u.test(text),
  );
  const taken = turned.filter(takes);
  const refused = turned.find((text) => !takes(text));
  return [...taken.slice(0, 3), ...(refused === undefined ? [] : [refused])];
}

function oddPaths(route: Route, subject: Subject, turn: number): string[] {
  const names = Object.keys(subject.params);
  return names.flatMap((name) => {
    const takes = (text: string) =>
      route.params === undefined || route.params.safeParse({ ...subject.params, [name]: text }).success;
    const odd = oddFor(takes, turn).map((text) =>
      addressOf(route, { ...subject, params: { ...subject.params, [name]: text } }),
    );
    const marked = addressOf(route, { ...subject, params: { ...subject.params, [name]: '@@' } });
    return [...odd, marked.replace('%40%40', '%00'), marked.replace('%40%40', '%E0%A4%A')];
  });
}

function oddQueries(route: Route, subject: Subject, turn: number): string[] {
  const fields = Object.keys(route.query?.shape ?? {});
  const address = addressOf(route, { params: subject.params, parties: subject.parties });
  const single = fields.flatMap((name) => {
    const takes = (text: string) =>
      route.query?.safeParse({ ...subject.query, [name]: text }).success === true;
    return oddFor(takes, turn).map((text) => `${new URLSearchParams({ ...subject.query, [name]: text })}`);
  });
  const [first = 'x'] = fields;
  const strange = ['__proto__=x', `${first}=1&${first}=2`, `${first}[$ne]=1`, `${first}=%00`];
  return [...someOf(single, MOST_SENT), ...someOf(strange, fields.length > 0 ? 4 : 1)].map(
    (query) => `${address}?${query}`,
  );
}

const SORTED_BY = ['due', 'at', 'queuedAt', 'startedAt', 'publishedAt', 'on', 'seq', 'round', 'id'];
const BEYOND = '+275760-09-13T00:00:00.000Z';
const ODD_PLACES = [null, -1, '', true, { $ne: 1 }, '-000001-01-01', 2 ** 60];

/** Cursors that nobody gave, whatever a list is sorted by. */
function oddCursors(route: Route, subject: Subject, turn: number): string[] {
  if (!route.query || !('cursor' in route.query.shape)) return [];
  const places = [
    ...SORTED_BY.map((field) => [field, BEYOND]),
    ...[0, 1, 2].map((n) => [SORTED_BY[(turn + n) % SORTED_BY.length], ODD_PLACES[turn % ODD_PLACES.length]]),
  ];
  const forged = places.map((place) => Buffer.from(JSON.stringify([...place, 'x'])).toString('base64url'));
  return [...forged, 'x', 'late.999999'].map((cursor) =>
    addressOf(route, { ...subject, query: { ...subject.query, cursor } }),
  );
}

function oddBodies(route: Route, subject: Subject, turn: number, faults: string[]): Sent[] {
  const { body } = route;
  if (!body) return [];
  const address = addressOf(route, subject);
  if (route.upload)
    return [
      { address, body: oddForm() },
      { address, body: '{}' },
    ];
  const example = exampleOf(body);
  const taken = spoilt(example, 14, 8).filter((one) => {
    try {
      const sent: unknown = JSON.parse(toJson(one));
      checkPlain(sent);
      parse(body, sent);
      return true;
    } catch (error) {
      if (!(error instanceof Fault))
        faults.push(`its schema fails at ${toJson(one).slice(0, 200)}: ${error}`);
      return false;
    }
  });
  const none = [NO_BODIES[turn % NO_BODIES.length], NO_BODIES[(turn + 3) % NO_BODIES.length]];
  const sent = [toJson(example), ...none, ...someOf(taken, MOST_SENT).map(toJson)];
  return sent.map((one) => ({ address, body: one ?? '' }));
}

function oddForm(): FormData {
  const form = new FormData();
  form.append('__proto__', 'x');
  form.append('purpose', 'x'.repeat(10_000));
  form.append('file', new File(['%PDF-1.7'], `${'x'.repeat(300)}\u202E/../..\\.pdf`));
  return form;
}
