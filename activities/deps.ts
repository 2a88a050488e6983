import type { SurveyCodes } from '../domain/evaluate/survey-codes';
import type { BankPort } from '../domain/money/bank-port';
import type { DocumentPort } from '../domain/record/document-port';
import type { FilePort } from '../domain/record/file-port';
import type { MailPort } from '../domain/record/mail-port';
import type { RecordDeps } from './record/record-step';

/** What activities are given by the composition root. */
export interface ActivityDeps extends RecordDeps {
  /** A new ULID. */
  newId: () => string;
  /** A new seed for a recorded draw: 32 hex digits. */
  newSeed: () => string;
  bank: BankPort;
  files: FilePort;
  documents: DocumentPort;
  mail: MailPort;
  surveyCodes: SurveyCodes;
  /** Aborted when the process is asked to end; long loops then return. */
  stopping?: AbortSignal;
}
