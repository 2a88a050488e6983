import { formPage } from '../../record/pages/form-page';
import { seatAddress, seatCrumbs, seatOf } from './seat-of';

/** A seat that has scored does not agree with the result, and says why. */
export const dissentPage = formPage({
  path: '/panel-seats/:programmeId/:number/dissent',
  right: 'POST /panel-seats/:programmeId/:number/dissent',
  title: 'match.dissent',
  lead: 'match.dissent-lead',
  button: 'match.dissent-button',
  check: true,
  fields: () => [{ kind: 'paragraph', name: 'reason', label: 'match.dissent-reasons', rows: 8 }],
  async around(context) {
    return { crumbs: await seatCrumbs(context, await seatOf(context)) };
  },
  done: ({ params }) =>
    seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) }),
  doneText: 'match.dissented',
});
