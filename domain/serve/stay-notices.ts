import { noticeType } from '../record/decision';

/** The programme tells a project that a complaint holds it: nothing is signed, and what was signed is not performed. */
export const stayProject = noticeType<{ complaintId: string; at: string }>('stayProject');

/** A complaint holds the project no more; `annul`: it was upheld, and takes the award away. */
export const endStay = noticeType<{ complaintId: string; at: string; outcome: 'go-on' | 'annul' }>('endStay');
