/** A file that came in with a request and already lies in the file store. */
export interface ReceivedFile {
  /** Id of its content in the file store. */
  id: string;
  fileName: string;
  /** As found by looking into it, not as claimed. */
  contentType: string;
  bytes: number;
  sha256: string;
}
