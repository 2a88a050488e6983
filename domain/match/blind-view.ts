import type { DocumentRecord } from '../record/document-record';
import type { Application } from './application';
import type { BlindTerms, HideableField } from './blind-terms';
import { drawnOrder } from './draw';
import type { RankingRecord } from './ranking-record';

/** Application → code. */
export type BlindCodes = ReadonlyMap<string, string>;

/**
 * A code for each submitted application of a programme, `A-01` and on: in an order drawn by the programme's id, so
 * that it stays the same for all seats and tells neither a name nor who came first.
 */
export function blindCodes(programmeId: string, applicationIds: readonly string[]): BlindCodes {
  const order = drawnOrder(`blind/${programmeId}`, applicationIds);
  const digits = Math.max(2, String(order.length).length);
  return new Map(order.map((id, n) => [id, `A-${String(n + 1).padStart(digits, '0')}`]));
}

/** An application as a blind seat sees it: texts and lists that are hidden are empty, numbers 0, and `blind` says so. */
export function blindApplication(application: Application, { hides }: BlindTerms, code: string): Application {
  const shown = <T>(field: HideableField, value: T, absent: T): T => (hides.includes(field) ? absent : value);
  const { plan } = application;
  return {
    ...application,
    organisationId: '',
    updatedBy: '',
    updatedAt: '',
    submittedAt: null,
    version: 0,
    title: shown('title', application.title, code),
    summary: shown('summary', application.summary, ''),
    plan: {
      need: shown('plan.need', plan.need, ''),
      objectives: shown('plan.objectives', plan.objectives, ''),
      activities: shown('plan.activities', plan.activities, ''),
      risks: shown('plan.risks', plan.risks, ''),
      sustainability: shown('plan.sustainability', plan.sustainability, ''),
    },
    beneficiaries: shown('beneficiaries', application.beneficiaries, 0),
    months: shown('months', application.months, 0),
    hours: shown('hours', application.hours, 0),
    budget: shown('budget', application.budget, []),
    requested: shown('requested', application.requested, 0),
    selfRaised: shown('selfRaised', application.selfRaised, 0),
    deliverables: shown('deliverables', application.deliverables, []),
    team: shown('team', application.team, []),
    documents: shown('documents', application.documents, []),
    blind: { code, hidden: hides },
  };
}

/**
 * A paper of an application as a blind seat sees it, named by the application's code and its place: `A-07-2.pdf`; null
 * where papers are hidden. What the file itself says is the applicant's to keep without names 暗标.
 */
export function blindDocument(
  document: DocumentRecord,
  application: Pick<Application, 'id' | 'documents'>,
  { hides }: BlindTerms,
  code: string,
): DocumentRecord | null {
  if (hides.includes('documents')) return null;
  const place = application.documents.indexOf(document.id) + 1;
  return {
    ...document,
    fileName: `${code}-${place}${ENDINGS[document.contentType] ?? ''}`,
    uploadedBy: '',
    organisationId: '',
    purpose: 'application',
    at: '',
  };
}

/** What files are may be said, by the type that was found in them: the ending that came with one is somebody's word. */
const ENDINGS: { readonly [contentType: string]: string } = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/heic': '.heic',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'text/csv': '.csv',
  'text/plain': '.txt',
};

/** The sifted applications as a blind seat sees them: in order of code, without names and reasons. */
export function blindRanking(ranking: RankingRecord, codes: BlindCodes): RankingRecord {
  const rows = ranking.rows.map((row) => ({ ...row, organisationId: '', reasons: [] }));
  return { ...ranking, rows: inOrderOfCode(rows, codes, (row) => row.applicationId) };
}

/** In order of code, which is no order of arrival. */
export function inOrderOfCode<T>(items: readonly T[], codes: BlindCodes, idOf: (item: T) => string): T[] {
  const place = new Map([...codes.keys()].map((id, n) => [id, n]));
  const placeOf = (item: T) => place.get(idOf(item)) ?? place.size;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
