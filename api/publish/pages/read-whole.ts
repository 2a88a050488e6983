import type { FilePort } from '../../../domain/record/file-port';

/** The text of a file; null when it has more bytes than that. */
export async function readWhole(files: FilePort, id: string, mostBytes: number): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of files.read(id)) {
    bytes += part.byteLength;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
