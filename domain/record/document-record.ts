/** A stored file: its content lies in GridFS under the same id. */
export interface DocumentRecord {
  id: string;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
  uploadedBy: string;
  organisationId: string;
  programmeId: string | null;
  projectId: string | null;
  /** What it is evidence of, for example `report/…`. */
  purpose: string;
  at: string;
}
