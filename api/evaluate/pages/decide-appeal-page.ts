import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { appealView, claimsTable, factsOf } from './evaluation-page';
import { seeSheets, sheetName, sheetsTable } from './read-sheets';
import { derivationTable } from './round-tables';
import { ROUND, roundAddress, roundCrumbs, type SheetView, seeRound } from './the-round';

async function seeRescored({ desk, params }: PageContext): Promise<SheetView[]> {
  return (await desk.see<{ items: SheetView[] }>(`${ROUND}/appeal/sheets`, params)).items;
}

/** Decides the appeal; the sheets that were scored anew count when it is upheld. */
export const decideAppealPage = formPage({
  path: `${ROUND}/appeal/decide`,
  right: `POST ${ROUND}/appeal/decide`,
  title: 'evaluate.decide-appeal',
  lead: 'evaluate.decide-lead',
  button: 'evaluate.decide',
  check: true,
  template: 'evaluate/round-form-page',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'outcome',
      label: 'evaluate.outcome',
      options: [
        { value: 'upheld', text: t('evaluate.appeal-upheld'), hint: t('evaluate.upheld-hint') },
        { value: 'rejected', text: t('evaluate.appeal-rejected'), hint: t('evaluate.rejected-hint') },
      ],
    },
    { kind: 'paragraph', name: 'reason', label: 'evaluate.reason' },
  ],
  async around(context) {
    const round = await seeRound(context);
    const sheets = await seeSheets(context);
    const rescored = await seeRescored(context);
    const originals = sheets.filter((one) => one.replaces === null);
    return {
      crumbs: await roundCrumbs(context, round),
      facts: factsOf(context, round),
      derivation: derivationTable(context, round),
      claims: claimsTable(context, round),
      response: null,
      appeal: appealView(context, round),
      sheets: sheetsTable(context, round, [
        ...originals,
        ...rescored.filter((one) => originals.some(({ id }) => id === one.replaces)),
      ]),
      rescore: originals.map((one) => ({
        text: context.t('evaluate.rescore-sheet', { sheet: sheetName(context, originals, one) }),
        href: `${roundAddress(context.params)}/appeal/sheets?replaces=${encodeURIComponent(one.id)}`,
        isDone: rescored.some(({ replaces }) => replaces === one.id),
      })),
    };
  },
  done: ({ params }) => roundAddress(params),
  doneText: 'evaluate.appeal-was-decided',
});
