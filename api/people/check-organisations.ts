import type { Organisation } from '../../domain/people/account';
import { Fault, type FaultField } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { repeated } from './repeated';

type Candidate = Omit<Organisation, 'id'> & { id?: string };

/**
 * Checks organisations against each other and against those that are known.
 * @param place what to write before the field's name, for a row of an import
 * @throws Fault `invalid-input` naming every row and field
 */
export async function checkOrganisations(
  store: Store,
  candidates: readonly Candidate[],
  place: (row: number) => string = () => '',
): Promise<void> {
  const codes = candidates.flatMap(({ uscc }) => (uscc === null ? [] : [uscc]));
  const streets = candidates.flatMap(({ streetCode }) => (streetCode === null ? [] : [streetCode]));
  const known = [
    ...(await store.organisations.find({ uscc: { $in: codes } })),
    ...(await store.organisations.find({ streetCode: { $in: streets } })),
  ];
  const fields = candidates.flatMap((one, row) => {
    const others = known.filter(({ id }) => id !== one.id);
    const isTaken = {
      uscc: others.some(({ uscc }) => uscc === one.uscc) || repeated(codes, one.uscc),
      streetCode:
        others.some(({ streetCode }) => streetCode === one.streetCode) || repeated(streets, one.streetCode),
    };
    const faults = [...takenFaults(one, isTaken), ...kindFaults(one)];
    return faults.map((fault) => ({ ...fault, field: `${place(row)}${fault.field}` }));
  });
  if (fields.length > 0) {
    throw new Fault(
      'invalid-input',
      { en: 'The organisations cannot be entered like this', zh: '机构信息有误，不能登记' },
      { fields },
    );
  }
}

function takenFaults(one: Candidate, isTaken: { uscc: boolean; streetCode: boolean }): FaultField[] {
  return [
    ...(one.uscc && isTaken.uscc
      ? [{ field: 'uscc', message: 'belongs to another organisation', zh: '已属于另一机构' }]
      : []),
    ...(one.streetCode && isTaken.streetCode
      ? [{ field: 'streetCode', message: 'belongs to another street', zh: '已属于另一街道' }]
      : []),
  ];
}

function kindFaults({ kind, streetCode, uscc, registration }: Candidate): FaultField[] {
  const needed = (field: string) => ({ field, message: `is needed for a ${kind}`, zh: '这类机构须填写' });
  if (kind === 'street') return streetCode ? [] : [needed('streetCode')];
  const stray = streetCode
    ? [{ field: 'streetCode', message: 'is for streets only', zh: '只有街道填写' }]
    : [];
  if (kind !== 'social-organisation') return stray;
  return [...stray, ...(uscc ? [] : [needed('uscc')]), ...(registration ? [] : [needed('registration')])];
}
