import type { Services } from '../record/services';

/** A stored file in one piece: papers and signatures, some hundred kilobytes. @throws Fault `not-found` */
export async function wholeFile({ files }: Pick<Services, 'files'>, documentId: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(documentId)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
