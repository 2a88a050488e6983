import type { NoticeDraft } from '../record/notice';

/** Whom a complaint concerns. Nobody but the bureau is told who complained. */
export interface Concerned {
  programmeId: string;
  bureauId: string;
  /** Who complained; absent for a complaint taken by older code. */
  complainantId?: string;
  /** Organisations whose award, or application, it is about. */
  contestedIds: readonly string[];
}

/**
 * A mail about a complaint to each party concerned: who complained, the bureau, and those whose award it is about
 * (Measures for Challenges and Complaints, Ministry of Finance Order 94, Arts. 21 and 33). The mails do not say who
 * complained, nor with what grounds.
 * @param key tells one complaint's mails of this kind from another's
 */
export function complaintMails(
  template: 'match/complaint-received' | 'match/complaint-decided' | 'match/stay-ended',
  key: string,
  { programmeId, bureauId, complainantId, contestedIds }: Concerned,
  data: NoticeDraft['data'],
  deadlineKey?: string,
): NoticeDraft[] {
  const mail = (reader: string, to: NoticeDraft['to']): NoticeDraft => ({
    ...{ template, to, businessKey: key },
    data: { programmeId, reader, ...data },
    ...(deadlineKey !== undefined && { deadlineKey }),
  });
  const toOrganisation = (reader: string, organisationId: string) => [
    mail(reader, { role: 'organisation-certifier', organisationId }),
    mail(reader, { role: 'organisation-editor', organisationId }),
  ];
  const contested = [...new Set(contestedIds)].filter((one) => one !== complainantId).sort();
  return [
    ...(complainantId === undefined ? [] : toOrganisation('complainant', complainantId)),
    mail('bureau', { role: 'bureau-officer', organisationId: bureauId }),
    mail('bureau', { role: 'bureau-approver', organisationId: bureauId }),
    ...contested.flatMap((one) => toOrganisation('contested', one)),
  ];
}
