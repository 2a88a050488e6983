import { fromBuffer, type ZipFile } from 'yauzl';
import { Fault } from '../../domain/record/fault';
import type { TableLimits } from './table-limits';

/** Entries this small may pack as well as they like. */
const SMALL = 1_000_000;

/**
 * Looks at the directory of a ZIP file, before anything in it is unpacked: how many entries, and how large they say
 * they are. What lies about its size meets the memory cap of the thread that reads it.
 * @throws Fault `invalid-input` for what is no ZIP file, `too-large`
 */
export async function checkZipDirectory(content: Uint8Array, limits: TableLimits): Promise<void> {
  const zip = await open(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  try {
    if (zip.entryCount > limits.entries) throw tooLarge();
    let unpacked = 0;
    await new Promise<void>((resolve, reject) => {
      zip.on('error', () => reject(noWorkbook()));
      zip.on('end', resolve);
      zip.on('entry', ({ uncompressedSize, compressedSize }) => {
        unpacked += uncompressedSize;
        const packedTooWell = uncompressedSize > SMALL && uncompressedSize > compressedSize * limits.ratio;
        if (unpacked > limits.unpackedBytes || packedTooWell) reject(tooLarge());
        else zip.readEntry();
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

function open(content: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(content, { lazyEntries: true }, (error, zip) => (error ? reject(noWorkbook()) : resolve(zip)));
  });
}

export function noWorkbook(): Fault {
  return new Fault(
    'invalid-input',
    { en: 'The file is no workbook that can be read', zh: '文件不是能读取的工作簿（XLSX）' },
    {
      fields: [
        {
          field: 'file',
          message: 'is no workbook (XLSX) that can be read',
          zh: '不是能读取的工作簿（XLSX），或文件已损坏',
        },
      ],
    },
  );
}

export function tooLarge(): Fault {
  return new Fault(
    'too-large',
    { en: 'The file holds more than a list may hold', zh: '文件内容过大' },
    {
      fields: [
        { field: 'file', message: 'holds more than a list may hold', zh: '内容过大，请拆分成几个文件导入' },
      ],
    },
  );
}
