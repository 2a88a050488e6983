/** Contents of documents, by document id. */
export interface FilePort {
  /** Stores the bytes as they come. */
  save(
    id: string,
    content: AsyncIterable<Uint8Array>,
    fileName: string,
    contentType: string,
  ): Promise<{ bytes: number; sha256: string }>;
  /** @throws Fault `not-found` */
  read(id: string): AsyncIterable<Uint8Array>;
  remove(id: string): Promise<void>;
}
