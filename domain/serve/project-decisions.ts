import type { Fen } from '../money/fen';
import { type DecisionAnswer, type DecisionInput, decisionType } from '../record/decision';
import type { ChangeRequest } from './change-request';
import type { Signing } from './signature';

/** Signing names the exact file that is signed: the hash of the agreement as shown. */
export const signAgreement = decisionType<Signing>('signAgreement');

/** The saved draft of a report is handed to the certifier; from now on it never changes. */
export const submitReport = decisionType<DecisionInput & { reportId: string; version: number }>(
  'submitReport',
);

/** The second person of the organisation signs it off, or gives it back to the editor before anybody else sees it. */
export const certifyReport = decisionType<
  DecisionInput & { reportId: string; version: number; verdict: 'certified' | 'given-back' }
>('certifyReport');

export interface SectionVerdict {
  code: string;
  verdict: 'accepted' | 'returned';
}

/** The bureau's verdict on every section; the reasons stand in the report. Accepted when every section is. */
export const reviewReport = decisionType<
  DecisionInput & { reportId: string; version: number; sections: SectionVerdict[] },
  DecisionAnswer & { report: 'accepted' | 'returned' }
>('reviewReport');

/** A change that was saved; what it needs is judged by the rulebook. */
export const requestChange = decisionType<
  DecisionInput & { changeId: string },
  DecisionAnswer & { change: ChangeRequest['status'] }
>('requestChange');

export const decideChange = decisionType<
  DecisionInput & { changeId: string; verdict: 'approved' | 'refused' }
>('decideChange');

/** The amendment that an approved change waits for; the second signature puts it into force. */
export const signAmendment = decisionType<Signing & { changeId: string }>('signAmendment');

/** The reason stands in the change record of kind `pause`. */
export const pauseProject = decisionType<DecisionInput & { changeId: string }>('pauseProject');

export const resumeProject = decisionType<DecisionInput>('resumeProject');

/** The reason stands in the change record of kind `termination`. */
export const terminateProject = decisionType<DecisionInput & { changeId: string }>('terminateProject');

/** Who works with the project and judges it as a partner 合作单位; takes the place of those named before. */
export const namePartners = decisionType<DecisionInput & { organisationIds: string[] }>('namePartners');

/** What a change does to a running project once it takes effect. */
export interface ChangeEffect {
  supplement: Fen;
  extendDays: number;
}
