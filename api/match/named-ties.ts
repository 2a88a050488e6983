import type { Organisation } from '../../domain/people/account';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';

/**
 * The organisations of the register that somebody names by id, unified social credit code or full name. All of the
 * register is taken, whether they have applied or not: nobody learns from it who has.
 * @throws Fault `invalid-input` telling which lines name none
 */
export async function namedOrganisations(
  { organisations }: Pick<Store, 'organisations'>,
  named: readonly string[],
): Promise<string[]> {
  if (named.length === 0) return [];
  const among = { $in: [...new Set(named)] };
  const found = [
    ...(await organisations.find({ id: among })),
    ...(await organisations.find({ uscc: among })),
    ...(await organisations.find({ name: among })),
  ];
  const isOf = (text: string) => (one: Organisation) => [one.id, one.uscc, one.name].includes(text);
  const fields = named.flatMap((text, n) =>
    found.some(isOf(text))
      ? []
      : [
          {
            field: 'ties',
            message: `line ${n + 1} names no organisation of the register`,
            zh: `第 ${n + 1} 行：机构名录中没有这家机构`,
          },
        ],
  );
  if (fields.length > 0)
    throw new Fault(
      'invalid-input',
      { en: 'an organisation is not known', zh: '有的机构不在名录中' },
      { fields },
    );
  return [...new Set(found.map((one) => one.id))].sort();
}

/** Ties that were declared stay in the evaluator's profile: the next draw knows them. */
export async function keepTies(
  { users }: Pick<Store, 'users'>,
  userId: string,
  organisationIds: readonly string[],
): Promise<void> {
  const { evaluator } = await users.need(userId);
  if (!evaluator) return;
  const known = evaluator.ties.filter((one) => one.until === null).map((one) => one.organisationId);
  const added = organisationIds
    .filter((id) => !known.includes(id))
    .map((organisationId) => ({ organisationId, kind: 'other' as const, until: null }));
  if (added.length > 0)
    await users.update({ id: userId }, { evaluator: { ...evaluator, ties: [...evaluator.ties, ...added] } });
}
