import type { Fen } from '../money/fen';
import type { Rulebook } from '../publish/rulebook';
import type { Carried } from '../record/carried';

/** The parts of the pinned rulebook that steer a running project. Bulky parts (indicators, questions) stay in the database. */
export interface ProjectTerms
  extends Pick<
    Rulebook,
    | 'kind'
    | 'signing'
    | 'serve'
    | 'improve'
    | 'tranches'
    | 'payment'
    | 'consequences'
    | 'budget'
    | 'reminders'
  > {
  rounds: { id: 'mid-term' | 'final'; passMark: number }[];
  bands: Rulebook['evaluation']['bands'];
}

export interface ProjectInput {
  projectId: string;
  programmeId: string;
  applicationId: string;
  organisationId: string;
  bureauId: string;
  streetId: string | null;
  rulebookHash: string;
  award: Fen;
  terms: ProjectTerms;
  carried?: { process: Carried; progress: unknown };
}
