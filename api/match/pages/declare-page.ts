import type { Field } from '../../record/pages/form-fields';
import { formPage } from '../../record/pages/form-page';
import { seatAddress, seatCrumbs, seatOf } from './seat-of';

const DECLARATIONS = ['no-conflict', 'conflict', 'declined'] as const;

/** Who applied is not told: ties are named from the whole register. */
const TIES: Field = {
  ...{ kind: 'paragraph', name: 'ties', label: 'match.ties', hint: 'match.ties-hint' },
  ...{ whenEmpty: 'leave-out', rows: 5 },
};

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Before any paper is opened: no conflict, a conflict, or no time; a conflict may also be found later. */
export const declarePage = formPage({
  path: '/panel-seats/:programmeId/:number/declare',
  right: 'POST /panel-seats/:programmeId/:number/declare',
  template: 'match/declare-page',
  title: 'match.declare',
  lead: 'match.declare-lead',
  button: 'match.declare-button',
  check: true,
  async fields(context) {
    const { state, blind } = await seatOf(context);
    // Who has declared already can only go back on it.
    const options = DECLARATIONS.filter((one) => state === 'drawn' || one !== 'no-conflict');
    return [
      {
        kind: 'choice',
        name: 'declaration',
        label: 'match.declaration',
        options: options.map((value) => ({
          value,
          text: context.t(`match.declare-${value}`),
          hint: context.t(`match.declare-hint-${value}`),
        })),
      },
      ...(blind ? [TIES] : []),
    ];
  },
  body: (_, { ties, ...typed }) => ({
    ...typed,
    ...(ties !== undefined && { ties: linesOf(String(ties)) }),
  }),
  async around(context) {
    const seat = await seatOf(context);
    return {
      crumbs: await seatCrumbs(context, seat),
      isBlind: seat.blind,
      applicants: seat.applicants.map(({ name }) => name),
    };
  },
  done: ({ params }) =>
    seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) }),
  doneText: 'match.declared',
});
