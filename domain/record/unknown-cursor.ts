import { Fault } from './fault';

/** What a cursor is refused with that the list it is sent to never gave. */
export function unknownCursor(): Fault {
  return new Fault(
    'invalid-input',
    { en: 'the cursor is not one of ours', zh: '翻页位置无效，请从第一页重新查看' },
    { fields: [{ field: 'cursor', message: 'not a cursor of this list', zh: '不是这个列表的翻页位置' }] },
  );
}
