import { formPage } from '../../record/pages/form-page';
import { seatAddress, seatCrumbs, seatOf } from './seat-of';

const DECLARATIONS = ['no-conflict', 'conflict', 'declined'] as const;

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
    const { state } = await seatOf(context);
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
    ];
  },
  async around(context) {
    const seat = await seatOf(context);
    return {
      crumbs: await seatCrumbs(context, seat),
      applicants: seat.applicants.map(({ name }) => name),
    };
  },
  done: ({ params }) =>
    seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) }),
  doneText: 'match.declared',
});
