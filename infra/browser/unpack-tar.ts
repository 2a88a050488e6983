const BLOCK = 512;

/** One plain file of an archive. */
export interface TarFile {
  /** Path inside the archive. */
  readonly name: string;
  readonly content: Buffer;
}

/** The plain files of a tar archive in the ustar form; folders and links are left out. */
export function unpackTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const bytes = Number.parseInt(text(header, 124, 12), 8) || 0;
    const type = text(header, 156, 1);
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    if (type === '0' || type === '') {
      files.push({
        name: prefix === '' ? name : `${prefix}/${name}`,
        content: archive.subarray(at + BLOCK, at + BLOCK + bytes),
      });
    }
    at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return files;
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.toString('utf8', from, from + length);
  const end = field.indexOf('\0');
  return (end === -1 ? field : field.slice(0, end)).trim();
}
