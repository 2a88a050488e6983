/** A file that somebody attaches to a form. */
export interface UploadedFile {
  fileName: string;
  text: string;
}

/** Files, and not several choices of one field. */
export function isFiles(value: unknown): value is UploadedFile[] {
  return Array.isArray(value) && value.every((one) => one instanceof Object && 'fileName' in one);
}
