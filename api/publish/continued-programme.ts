import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';

/**
 * A programme continues an earlier one of its own bureau 结转: plans and records are carried within one bureau.
 * @throws Fault `invalid-input`, in the same words for one of another bureau and one that is unknown: nobody learns
 * here which drafts there are
 */
export async function mustContinueOwn(
  { programmes }: Pick<Store, 'programmes'>,
  { continues, bureauId, programmeId }: { continues: string | null; bureauId: string; programmeId?: string },
): Promise<void> {
  if (continues === null) return;
  const isOwn = (await programmes.first({ id: continues, bureauId })) !== null;
  if (isOwn && continues !== programmeId) return;
  throw new Fault(
    'invalid-input',
    { en: 'continues: an earlier programme of the own bureau', zh: '只能延续本单位以前的项目计划' },
    {
      fields: [
        {
          field: 'continues',
          message: 'must name an earlier programme of your own bureau',
          zh: '应选定本单位以前的项目计划',
        },
      ],
    },
  );
}
