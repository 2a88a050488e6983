import type { Fen } from '../money/fen';
import type { LedgerPosting } from '../money/ledger-posting';
import type { ProjectRecord } from '../serve/project-record';

/** What a programme came to when it closed. */
export interface ProgrammeFigures {
  projects: number;
  closed: number;
  lapsed: number;
  terminated: number;
  awarded: Fen;
  paid: Fen;
  withheld: Fen;
}

export function programmeFigures(projects: readonly ProjectRecord[]): ProgrammeFigures {
  const ended = (as: ProjectRecord['endedAs']) => projects.filter((one) => one.endedAs === as).length;
  const kept = projects.filter((one) => one.endedAs !== 'lapsed');
  const sum = (field: 'award' | 'paid' | 'withheld') => kept.reduce((total, one) => total + one[field], 0);
  return {
    projects: projects.length,
    closed: ended('closed'),
    lapsed: ended('lapsed'),
    terminated: ended('terminated'),
    awarded: sum('award'),
    paid: sum('paid'),
    withheld: sum('withheld'),
  };
}

/** What is left in the pool goes back to where it was appropriated from. */
export function surrenderPool(programmeId: string, left: Fen, at: string): LedgerPosting {
  return {
    id: `programme/${programmeId}#surrender`,
    programmeId,
    projectId: null,
    at,
    lines: [
      { account: `appropriation/${programmeId}`, amount: left },
      { account: `pool/${programmeId}`, amount: -left },
    ],
    text: 'what is left in the pool goes back',
  };
}
