import { toString as qrCode } from 'qrcode';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { SURVEY } from './staff-survey-page';

interface Sheet {
  closesAt: string | null;
  items: { file: string; address: string }[];
}

const surveyOf = ({ params }: PageContext) => `/surveys/${encodeURIComponent(String(params.surveyId))}`;

async function around(context: PageContext) {
  return { crumbs: [{ text: context.t('evaluate.survey'), href: surveyOf(context) }] };
}

/** A sheet to print: for each household its file's code, a code to scan, and the same as an address to type. */
export const qrSheetPage = formPage({
  path: `${SURVEY}/qr-sheet`,
  right: `POST ${SURVEY}/qr-sheet`,
  title: 'evaluate.qr-sheet',
  lead: 'evaluate.qr-sheet-lead',
  button: 'evaluate.make-qr-sheet',
  fields: () => [],
  around,
  once: async (context, { closesAt, items }: Sheet) => ({
    template: 'evaluate/qr-sheet-page',
    view: {
      title: context.t('evaluate.qr-sheet'),
      ...(await around(context)),
      closes: closesAt && context.time(closesAt),
      slips: await Promise.all(
        items.map(async ({ file, address }) => ({
          ...{ file, address },
          picture: `data:image/svg+xml;base64,${Buffer.from(await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })).toString('base64')}`,
        })),
      ),
    },
  }),
  done: surveyOf,
  doneText: 'evaluate.qr-sheet-made',
});
