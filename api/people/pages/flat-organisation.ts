type Flat = { [column: string]: string };

const parts = (text = '') =>
  text
    .split(/[;；,，、]/)
    .map((one) => one.trim())
    .filter(Boolean);
const orNull = (text: string | undefined) => (text ? text : null);

/** An organisation as the API takes it, out of the texts of a row. */
export function organisationOf(flat: Flat): object {
  const { kind = '', name = '', place = '' } = flat;
  return {
    kind,
    name,
    uscc: orNull(flat.uscc),
    place,
    streetCode: orNull(flat.streetCode),
    bankAccount: orNull(flat.bankAccount),
    registration: registrationOf(flat),
  };
}

function registrationOf(flat: Flat): object | null {
  if (!flat.registeredOn && flat.kind !== 'social-organisation') return null;
  return {
    registeredOn: flat.registeredOn ?? '',
    annualInspections: [
      ...inspections(flat.inspectionsPassed, true),
      ...inspections(flat.inspectionsFailed, false),
    ],
    creditLists: parts(flat.creditLists),
    majorViolations: [],
    separateAccounts: flat.separateAccounts === 'true',
    grade: orNull(flat.grade),
    otherPublicFunding: parts(flat.otherPublicFunding),
  };
}

const inspections = (years: string | undefined, passed: boolean) =>
  parts(years).map((year) => ({ year: Number(year) || year, passed }));

/** The column of a table that a field of the API was made of. */
export function flatField(field: string): string {
  const inner = field.replace(/^registration\./, '');
  const first = inner.split('.')[0] ?? inner;
  if (first === 'annualInspections') return 'inspectionsPassed';
  return first === 'registration' ? 'registeredOn' : first;
}
