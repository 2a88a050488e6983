import type { Consequence } from '../publish/rulebook';
import type { Carried } from '../record/carried';
import { type DecisionInput, decisionType } from '../record/decision';
import type { Period } from '../record/period';
import type { StatementRef } from '../record/statement';
import type { ContestState } from './contest-lifecycle';
import type { Contestable } from './standing';

export interface ContestInput {
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  /** The line as it is contested, and the instant of the closing from which a correction counts. */
  line: Contestable & { at: string };
  consequences: Consequence[];
  /** Users who took part in what the line says: none of them answers. */
  decidedBy: string[];
  answerWithin: Period;
  reminders: Period[];
  /** The approver was silent; absent: not yet. */
  escalated?: boolean;
  carried?: Carried<ContestState>;
}

/** Why it is wrong, with what shows it; the words are saved before. */
export interface RaisedContest extends DecisionInput {
  reason: StatementRef;
  documents: string[];
}

/** The organisation says why the line is wrong. */
export const raiseContest = decisionType<RaisedContest>('raiseContest');

/** The organisation says why a finding is none. `decidedBy`: users who took part in opening it: none of them answers. */
export const contestFinding = decisionType<RaisedContest & { decidedBy: string[] }>('contestFinding');

/** `corrected` names the grade that it should be; `withdrawn` takes the line out of the record. */
export const VERDICTS = ['corrected', 'withdrawn', 'rejected'] as const;
export type ContestVerdict = (typeof VERDICTS)[number];

/** A finding is no finding any more, or stands. */
export const FINDING_VERDICTS = ['withdrawn', 'rejected'] as const;

export const answerFindingContest = decisionType<
  DecisionInput & { verdict: (typeof FINDING_VERDICTS)[number]; reason: StatementRef }
>('answerFindingContest');

export const answerContest = decisionType<
  DecisionInput & { verdict: ContestVerdict; grade: string | null; reason: StatementRef }
>('answerContest');
