import type { FaultField } from '../record/fault';
import { type RulebookCheck, unless } from './rule-check';
import type { Consequence } from './rulebook';
import type { SanctionTerms } from './sanction-terms';

/** What a grade takes is a share of something that is there, and a better grade never takes more. */
export const sanctionFaults: RulebookCheck = ({ consequences, evaluation: { bands, rounds } }) => {
  const known = rounds.map(({ id }) => id);
  const bandOf = ({ grade }: Consequence) => bands.find((band) => band.grade === grade)?.from ?? 0;
  return consequences.flatMap((one, index) => {
    const path = `consequences.${index}.sanction`;
    const worse = consequences.filter((other) => bandOf(other) < bandOf(one));
    return [
      ...(one.sanction ? termsFaults(one.sanction, one.pay, path, known) : []),
      ...unless(
        worse.every((other) => !isHeavier(one.sanction, other.sanction)),
        path,
        'a better grade must not take more',
      ),
    ];
  });
};

function termsFaults(
  { rounds = ['final'], reduce, recover, terminate = false }: SanctionTerms,
  pay: number,
  path: string,
  known: readonly string[],
): FaultField[] {
  const takesPaid = recover !== undefined || terminate;
  return [
    ...unless(
      rounds.length > 0 && rounds.every((one) => known.includes(one)),
      `${path}.rounds`,
      'must name rounds that there are',
    ),
    ...unless(reduce !== undefined || takesPaid, path, 'takes nothing: it must cut, recover or terminate'),
    ...shareFaults(`${path}.reduce`, reduce),
    ...shareFaults(`${path}.recover`, recover),
    ...unless(
      !(takesPaid && rounds.includes('final')) || pay === 0,
      path,
      'what has to give money back, or is ended, cannot be paid its last tranche',
    ),
  ];
}

function shareFaults(field: string, share: number | undefined): FaultField[] {
  return unless(
    share === undefined || (share > 0 && share <= 100),
    field,
    'must be a share above 0 and at most 100 per cent',
  );
}

function isHeavier(one: SanctionTerms | undefined, than: SanctionTerms | undefined): boolean {
  const { reduce = 0, recover = 0, terminate = false } = one ?? {};
  return (
    reduce > (than?.reduce ?? 0) ||
    recover > (than?.recover ?? 0) ||
    (terminate && !(than?.terminate ?? false))
  );
}
