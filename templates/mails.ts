import { appealDecidedMail } from './evaluate/appeal-decided.mail';
import { appealRaisedMail } from './evaluate/appeal-raised.mail';
import { draftReportMail } from './evaluate/draft-report.mail';
import { finalResultMail } from './evaluate/final-result.mail';
import { noResultMail } from './evaluate/no-result.mail';
import { scoreRequestMail } from './evaluate/score-request.mail';
import { spotCheckDrawnMail } from './evaluate/spot-check-drawn.mail';
import { spotCheckRecordedMail } from './evaluate/spot-check-recorded.mail';
import { surveyInvitationMail } from './evaluate/survey-invitation.mail';
import { surveyReminderMail } from './evaluate/survey-reminder.mail';
import { attemptFailedMail } from './improve/attempt-failed.mail';
import { caseDeclinedMail } from './improve/case-declined.mail';
import { caseProposedMail } from './improve/case-proposed.mail';
import { casePublishedMail } from './improve/case-published.mail';
import { contestAnsweredMail } from './improve/contest-answered.mail';
import { findingClosedMail } from './improve/finding-closed.mail';
import { findingContestAnsweredMail } from './improve/finding-contest-answered.mail';
import { findingOpenedMail } from './improve/finding-opened.mail';
import { planAcceptedMail } from './improve/plan-accepted.mail';
import { planReturnedMail } from './improve/plan-returned.mail';
import { awardMovedMail } from './match/award-moved.mail';
import { complaintDecidedMail } from './match/complaint-decided.mail';
import { complaintReceivedMail } from './match/complaint-received.mail';
import { earlyLookMail } from './match/early-look.mail';
import { lateConflictMail } from './match/late-conflict.mail';
import { panelDeclareMail } from './match/panel-declare.mail';
import { panelScoreMail } from './match/panel-score.mail';
import { rankingPublishedMail } from './match/ranking-published.mail';
import { stayEndedMail } from './match/stay-ended.mail';
import { paymentRefusedMail } from './money/payment-refused.mail';
import { paymentSettledMail } from './money/payment-settled.mail';
import { returnOrderedMail } from './money/return-ordered.mail';
import { returnSettledMail } from './money/return-settled.mail';
import type { MailTemplate } from './record/mail-template';
import { reminderMail } from './record/reminder.mail';
import { agreementReadyMail } from './serve/agreement-ready.mail';
import { changeDecidedMail } from './serve/change-decided.mail';
import { projectEndedMail } from './serve/project-ended.mail';
import { projectGoesOnMail } from './serve/project-goes-on.mail';
import { projectPausedMail } from './serve/project-paused.mail';
import { projectStayedMail } from './serve/project-stayed.mail';
import { projectStoppedMail } from './serve/project-stopped.mail';
import { reportReturnedMail } from './serve/report-returned.mail';
import { roundFailedMail } from './serve/round-failed.mail';
import { sanctionTakenMail } from './serve/sanction-taken.mail';
import { trancheWithheldMail } from './serve/tranche-withheld.mail';

/** Every mail by the name that notices use. */
export const MAILS = {
  'evaluate/appeal-decided': appealDecidedMail,
  'evaluate/appeal-raised': appealRaisedMail,
  'evaluate/draft-report': draftReportMail,
  'evaluate/final-result': finalResultMail,
  'evaluate/no-result': noResultMail,
  'evaluate/score-request': scoreRequestMail,
  'evaluate/spot-check-drawn': spotCheckDrawnMail,
  'evaluate/spot-check-recorded': spotCheckRecordedMail,
  'evaluate/survey-invitation': surveyInvitationMail,
  'evaluate/survey-reminder': surveyReminderMail,
  'improve/attempt-failed': attemptFailedMail,
  'improve/case-declined': caseDeclinedMail,
  'improve/case-proposed': caseProposedMail,
  'improve/case-published': casePublishedMail,
  'improve/contest-answered': contestAnsweredMail,
  'improve/finding-closed': findingClosedMail,
  'improve/finding-contest-answered': findingContestAnsweredMail,
  'improve/finding-opened': findingOpenedMail,
  'improve/plan-accepted': planAcceptedMail,
  'improve/plan-returned': planReturnedMail,
  'match/award-moved': awardMovedMail,
  'match/complaint-decided': complaintDecidedMail,
  'match/complaint-received': complaintReceivedMail,
  'match/early-look': earlyLookMail,
  'match/late-conflict': lateConflictMail,
  'match/panel-declare': panelDeclareMail,
  'match/panel-score': panelScoreMail,
  'match/ranking-published': rankingPublishedMail,
  'match/stay-ended': stayEndedMail,
  'money/payment-refused': paymentRefusedMail,
  'money/payment-settled': paymentSettledMail,
  'money/return-ordered': returnOrderedMail,
  'money/return-settled': returnSettledMail,
  'record/reminder': reminderMail,
  'serve/agreement-ready': agreementReadyMail,
  'serve/change-decided': changeDecidedMail,
  'serve/project-ended': projectEndedMail,
  'serve/project-goes-on': projectGoesOnMail,
  'serve/project-paused': projectPausedMail,
  'serve/project-stopped': projectStoppedMail,
  'serve/project-stayed': projectStayedMail,
  'serve/report-returned': reportReturnedMail,
  'serve/round-failed': roundFailedMail,
  'serve/sanction-taken': sanctionTakenMail,
  'serve/tranche-withheld': trancheWithheldMail,
} as const satisfies { [name: string]: MailTemplate };

export type MailName = keyof typeof MAILS;
