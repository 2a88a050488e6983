import { CONFLICT_KINDS } from '../../../domain/match/conflict';
import { MAY_SAY } from '../../../domain/match/seat-says';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { applicationsOf, seatAddress, seatCrumbs, seatOf } from './seat-of';

/** Who applied is not told: ties are named from the whole register. */
const TIES: Field = {
  ...{ kind: 'paragraph', name: 'ties', label: 'match.ties', hint: 'match.ties-hint' },
  ...{ whenEmpty: 'leave-out', rows: 5 },
};

/** With whom, where that is to be seen. */
const withApplicants = (applicants: { organisationId: string; name: string }[]): Field => ({
  kind: 'choice',
  name: 'conflict.organisationId',
  label: 'match.conflict-with',
  hint: 'match.conflict-hint',
  whenEmpty: 'leave-out',
  options: applicants.map(({ organisationId, name }) => ({ value: organisationId, text: name })),
});

/** With the applicant of which application, by its code, where the review is blind. */
const withCodes = (codes: readonly string[]): Field => ({
  kind: 'choice',
  name: 'conflict.code',
  label: 'match.conflict-code',
  hint: 'match.conflict-hint',
  whenEmpty: 'leave-out',
  options: codes.map((code) => ({ value: code, text: code })),
});

/** Whom a conflict is with, and of which kind. */
function conflictFields({ t }: PageContext, applicant: Field): Field[] {
  return [
    applicant,
    {
      kind: 'choice',
      name: 'conflict.kind',
      label: 'match.conflict-kind',
      hint: 'match.conflict-hint',
      whenEmpty: 'leave-out',
      options: CONFLICT_KINDS.map((value) => ({ value, text: t(`match.conflict-${value}`) })),
    },
  ];
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Before any paper is opened: no conflict, a conflict, or no time; later a conflict that was found, or a resignation. */
export const declarePage = formPage({
  path: '/panel-seats/:programmeId/:number/declare',
  right: 'POST /panel-seats/:programmeId/:number/declare',
  template: 'match/declare-page',
  title: 'match.declare',
  lead: 'match.declare-lead',
  button: 'match.declare-button',
  check: true,
  async fields(context) {
    const { t } = context;
    const { state, blind, applicants, applications } = await seatOf(context);
    const read = blind ? await applicationsOf(context, applications) : [];
    const codes = read.flatMap((one) => one.blind?.code ?? []).sort();
    // Who has begun resigns; what they may decline is an invitation.
    const options = MAY_SAY[state].filter((one) => state === 'drawn' || one !== 'declined');
    return [
      {
        kind: 'choice',
        name: 'declaration',
        label: 'match.declaration',
        options: options.map((value) => ({
          value,
          text: t(`match.declare-${value}`),
          hint: t(`match.declare-hint-${value}`),
        })),
      },
      ...(blind ? [TIES] : conflictFields(context, withApplicants(applicants))),
      ...(codes.length > 0 ? conflictFields(context, withCodes(codes)) : []),
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'match.said-to-it',
        hint: 'match.said-to-it-hint',
        whenEmpty: 'leave-out',
        rows: 3,
      },
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
      // Also when the form comes back: it lists the applicants as they now are.
      version: seat.shown ?? '',
      applicants: seat.applicants.map(({ name }) => name),
    };
  },
  done: ({ params }) =>
    seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) }),
  doneText: 'match.declared',
});
