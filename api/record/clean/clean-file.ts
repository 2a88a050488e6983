import { cleanHeic } from './clean-heic';
import { cleanJpeg } from './clean-jpeg';
import { cleanOffice } from './clean-office';
import { cleanPng } from './clean-png';
import { damaged } from './damaged';
import { isPastEnd } from './past-end';

const CLEANERS: { readonly [contentType: string]: (file: Buffer) => Buffer } = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/heic': cleanHeic,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': cleanOffice,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': cleanOffice,
};

export const isCleaned = (contentType: string): boolean => Object.hasOwn(CLEANERS, contentType);

/**
 * A file without what it tells beside its content: of pictures place, time, owner, camera and words (EXIF, XMP, IPTC);
 * of office files author, editor and company. What is seen of it stays as it is, byte for byte. PDF files stay whole:
 * many carry seals that every change breaks.
 * @param contentType as found by looking into it
 * @throws Fault `invalid-input` for a file that is not built as its type has it
 */
export function cleanFile(file: Buffer, contentType: string): Buffer {
  const clean = CLEANERS[contentType];
  if (!clean) return file;
  try {
    return clean(file);
  } catch (error) {
    if (isPastEnd(error)) throw damaged();
    throw error;
  }
}
