import { Fault } from '../../../domain/record/fault';

/** A file that is not built as its type has it: whoever sent it can open it, or cannot, and learns what to do. */
export function damaged(): Fault {
  return new Fault(
    'invalid-input',
    {
      en: 'The file is damaged or not complete: open it, save it once more and upload that',
      zh: '文件已损坏或不完整：请打开后重新保存，再上传',
    },
    { fields: [{ field: 'file', message: 'is damaged or not complete', zh: '已损坏或不完整' }] },
  );
}
