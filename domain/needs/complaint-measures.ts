import type { ObjectionRecord } from '../match/objection-record';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

/**
 * When an objection 质疑, or the complaint 投诉 about its answer, was upheld; null: neither was, or not yet. One that was
 * upheld twice counts from the first time.
 */
export function upheldAt({
  status,
  raisedAt,
  answeredAt,
  complaint,
}: Pick<ObjectionRecord, 'status' | 'raisedAt' | 'answeredAt' | 'complaint'>): string | null {
  if (status === 'upheld' || status === 'upheld-by-silence') return answeredAt ?? raisedAt;
  return complaint?.status === 'upheld' ? (complaint.decidedAt ?? complaint.raisedAt) : null;
}

/** Number of objections and complaints about the project that were upheld so far, and on what days. */
export function upheldComplaints({ upheld, on }: Pick<MeasureFacts, 'upheld' | 'on'>): Measured {
  const days = upheld.filter((day) => day <= on).sort();
  return { value: days.length, basis: { upheld: days.length, upheldOn: days } };
}
