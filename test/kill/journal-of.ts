import type { HttpUser } from '../../examples/play/http-user';

interface Entry {
  decision: string;
  actor: { kind: string };
  at: string;
  hash: string;
}

export interface Journal {
  entries: Entry[];
  decisions: string[];
  verdict: { whole: boolean; entries?: number; why?: string };
}

/** What the journal of one process tells an auditor, and whether its chain is whole. */
export async function journalOf(auditor: HttpUser, stream: string): Promise<Journal> {
  const of = `stream=${encodeURIComponent(stream)}`;
  const { items } = await auditor.get<{ items: Entry[] }>(`/journal?${of}&limit=100`);
  const verdict = await auditor.get<Journal['verdict']>(`/journal/verify?${of}`);
  return { entries: items, decisions: items.map(({ decision }) => decision), verdict };
}
