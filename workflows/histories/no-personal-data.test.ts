import { EXAMPLES, loadExample } from '../../examples/load-example';
import { checkedInHistories } from './checked-in-histories.fixture';

/** A history as text, with what its payloads hold in clear. */
function inClear(history: object): string {
  return JSON.stringify(history, (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
}

const examples = EXAMPLES.map(loadExample);
const organisations = examples.flatMap((one) => one.organisations);
const users = examples.flatMap((one) => one.users);
const households = examples.flatMap(({ needs }) => needs.flatMap((one) => one.households));

const spaced = (account: string | null) => (account ? [account, account.replaceAll(' ', '')] : []);

/** What may stand in the database, but never in a history: a server keeps it in clear and for long. */
const PERSONAL: { [what: string]: (text: string) => string[] } = {
  'addresses of people or machines': (text) => text.match(/[^\s"\\]+@[a-z][\w.-]*/gi) ?? [],
  'names of organisations': among(organisations.flatMap(({ name }) => shortened(name))),
  'names of users': among(users.map(({ name }) => name)),
  'bank accounts': among(organisations.flatMap(({ bankAccount }) => spaced(bankAccount))),
  'credit codes': among(organisations.flatMap(({ uscc }) => uscc ?? [])),
  // The rulebook's own labels stand under `zh`.
  'words that somebody wrote': (text) =>
    text.replace(/"zh\\":\\"[^"]*"/g, '').match(/\p{Script=Han}+/gu) ?? [],
  'codes of households': words(households.map(({ code }) => code)),
};

function among(secrets: readonly string[]): (text: string) => string[] {
  return (text) => secrets.filter((one) => text.includes(one));
}

function words(codes: readonly string[]): (text: string) => string[] {
  const known = new Set(codes);
  return (text) => (text.match(/\b[a-z]+\d+\b/g) ?? []).filter((word) => known.has(word));
}

/** With and without the mark of a sample. */
function shortened(name: string): string[] {
  return [...new Set([name, name.replace(/[(\uff08].*$/, '')])];
}

describe.each(Object.entries(PERSONAL))('no history holds %s', (_, search) => {
  it.each(checkedInHistories)('$file', ({ json }) => {
    expect(search(inClear(json))).toEqual([]);
  });
});

it('the search would find them in a payload', () => {
  const [organisation] = organisations.filter(({ bankAccount, uscc }) => bankAccount && uscc);
  const [household] = households.filter(({ email }) => email);
  const payload = { organisation, user: users[0], household };
  const data = Buffer.from(JSON.stringify(payload)).toString('base64');
  const text = inClear({ events: [{ input: { payloads: [{ data }] } }] });
  for (const search of Object.values(PERSONAL)) expect(search(text)).not.toEqual([]);
});
