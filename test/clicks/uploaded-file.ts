/** A file that somebody attaches to a form. */
export interface UploadedFile {
  fileName: string;
  text: string;
}
