import { createHash } from 'node:crypto';
import { ulid } from 'ulid';

/** A record as the database holds it. `n` tells the copies of one record apart; it is not written. */
export interface Row {
  [field: string]: unknown;
}

const ULID = /[0-9A-HJKMNP-TV-Z]{26}/g;
/** Ids that are hashes: of survey invitations and answers, whose every copy needs another. */
const BY_HASH = ['invitations', 'answers', 'changeRequests'];

/**
 * Records that are copied under other ids. The text is cut at every id once, so that a copy is a matter of putting it
 * together again.
 */
export class Template {
  private readonly parts: { [name: string]: { texts: string[]; ids: string[] } } = {};
  private readonly own: Set<string>;

  /** @param counts how many a copy has of each; fewer records are taken over and over */
  constructor(
    rows: { [name: string]: object[] },
    private readonly counts: { readonly [name: string]: number },
  ) {
    const named = Object.values(rows).flatMap((all) => all.map((one) => (one as { id: string }).id));
    this.own = new Set(named.filter(isUlid));
    for (const [name, all] of Object.entries(rows)) {
      if (all.length === 0) continue;
      const text = JSON.stringify(all);
      this.parts[name] = { texts: text.split(ULID), ids: text.match(ULID) ?? [] };
    }
  }

  /** @param ids what stands for an id of somebody else's; ids of its own are made new, at an instant (ms) */
  copy(ids: { [id: string]: string }, at: number): { [name: string]: Row[] } {
    const made = new Map(Object.entries(ids));
    for (const id of this.own) if (!made.has(id)) made.set(id, ulid(at));
    const rows: { [name: string]: Row[] } = {};
    for (const [name, { texts, ids: between }] of Object.entries(this.parts)) {
      const text = texts
        .map((part, n) => part + (between[n] ? (made.get(between[n]) ?? between[n]) : ''))
        .join('');
      const all = JSON.parse(text) as { id: string; [field: string]: unknown }[];
      const count = this.counts[name] ?? 0;
      rows[name] = Array.from({ length: count }, (_, n) =>
        copied(name, all[n % all.length], n, all.length, at),
      );
    }
    return rows;
  }
}

const isUlid = (id: string) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id);

type Known = { id: string; [field: string]: unknown };

/** The first round keeps its ids; later ones get others, and what must differ besides. */
function copied(name: string, one: Known | undefined, n: number, of: number, at: number): Row {
  if (!one) throw new Error(`there is nothing to copy in ${name}`);
  const { id, ...fields } = one;
  const round = Math.floor(n / of);
  if (BY_HASH.includes(name)) return { _id: hashOf(`${id}/${at}/${n}/${Math.random()}`), ...fields, n };
  if (round === 0) return { _id: id, ...fields, n };
  const again: Row = { _id: isUlid(id) ? ulid(at) : `${id}~${round}`, ...fields, n };
  if (name === 'journal') return { ...again, seq: Number(fields.seq) + round * 100 };
  if (name === 'reports') return { ...again, version: Number(fields.version) + round * 10 };
  if (name === 'disbursements') return { ...again, paymentKey: `${String(fields.paymentKey)}~${round}` };
  if (name === 'tasks' || name === 'deadlines') return { ...again, status: 'done' };
  return again;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
