import { Fault } from '../../domain/record/fault';
import type { Services } from '../record/route';

/** @throws Fault `invalid-input` naming every document that is not there or belongs to somebody else */
export async function checkDocuments(
  { store }: Services,
  organisationId: string,
  documents: string[],
): Promise<void> {
  const own = await store.documents.find({ id: { $in: documents }, organisationId });
  const known = new Set(own.map(({ id }) => id));
  const fields = documents.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            field: `documents.${index}`,
            message: 'no such document of this organisation',
            zh: '本机构没有这份文件',
          },
        ],
  );
  if (fields.length > 0)
    throw new Fault(
      'invalid-input',
      { en: 'documents: some are not there', zh: '有的文件不存在' },
      { fields },
    );
}
