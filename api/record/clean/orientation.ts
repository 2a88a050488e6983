import { isPastEnd } from './past-end';

/** Which way up a picture is to be shown (EXIF 2.32, 4.6.4, tag 0x0112): 1 as it is stored, 2 to 8 turned or mirrored. */
const TAG = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/** @param tiff what EXIF is: a TIFF header and its directories; null where it tells nothing that can be read */
export function orientationOf(tiff: Buffer): number | null {
  const isLittle = tiff.toString('latin1', 0, 4) === 'II*\0';
  if (!isLittle && tiff.toString('latin1', 0, 4) !== 'MM\0*') return null;
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let n = 0; n < short(directory); n++) {
      const entry = directory + 2 + n * ENTRY_BYTES;
      if (short(entry) !== TAG || short(entry + 2) !== SHORT) continue;
      const orientation = short(entry + 8);
      return orientation >= 1 && orientation <= 8 ? orientation : null;
    }
  } catch (error) {
    if (!isPastEnd(error)) throw error;
  }
  return null;
}

/** EXIF that says nothing but which way up, for a picture that is not the right way up as it is stored. */
export function onlyOrientation(orientation: number | null): Buffer | null {
  if (orientation === null || orientation === 1) return null;
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
