import type { Fault } from '../../../domain/record/fault';
import { wrongIn } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { Course } from './the-project';
import { paramsOf, type ReportView, termsOf } from './the-report';

type Expense = ReportView['expenses'][number];

/** What a row of expenses asks for, and whether it is still open. */
const COLUMNS: readonly [column: keyof Expense, label: string, isOpen: (one: Expense) => boolean][] = [
  ['on', 'serve.paid-on', ({ on }) => on === ''],
  ['budgetLineId', 'money.item', ({ budgetLineId }) => budgetLineId === ''],
  ['what', 'serve.paid-for', ({ what }) => what.trim() === ''],
  ['amount', 'money.amount', ({ amount }) => amount === 0],
  ['voucherDocumentId', 'serve.voucher', ({ voucherDocumentId }) => voucherDocumentId === null],
];

/** The rows of expenses that a draft may have half filled, and a report that is handed in may not; null: none. */
export function incompleteRows({ t }: PageContext, { expenses }: ReportView, editPage: string) {
  const errorList = expenses.flatMap((expense, n) => {
    const open = COLUMNS.filter(([, , isOpen]) => isOpen(expense));
    const [first] = open;
    if (!first) return [];
    const list = open.map(([, label]) => t(label)).join(t('record.and'));
    return [
      {
        text: t('serve.row-lacks', { row: t('record.row', { number: n + 1 }), list }),
        href: `${editPage}#expenses.${n}.${first[0]}`,
      },
    ];
  });
  return errorList.length === 0
    ? null
    : { titleText: t('serve.rows-incomplete'), descriptionText: null, errorList, allowed: null };
}

/** What is wrong with a report, each with its place in the reader's words and the way to it. */
export function reportFaults(
  context: PageContext,
  course: Course,
  fault: Fault | undefined,
  editPage: string,
): { text: string; href: string }[] {
  const { t, own } = context;
  const sections = termsOf(course, paramsOf(context).reportId)?.sections ?? [];
  return wrongIn(context, fault).map(({ field, message }) => {
    const [first = '', second = ''] = field.split('.');
    const n = sections.findIndex(({ code }) => code === second);
    const section = sections[n];
    if (first === 'sections' && section)
      return {
        text: t('serve.fault-at', { place: own(section.title), message }),
        href: `${editPage}#sections.${n}.text`,
      };
    const row = /^\d+$/.test(second) ? ` ${t('record.row', { number: Number(second) + 1 })}` : '';
    const place = PLACES[first];
    return {
      text: place ? t('serve.fault-at', { place: `${t(place)}${row}`, message }) : message,
      href: `${editPage}#${row ? field : first}`,
    };
  });
}

const PLACES: { readonly [field: string]: string } = {
  expenses: 'serve.expenses',
  outputs: 'serve.outputs',
  leveraged: 'serve.leveraged',
  personTimes: 'serve.person-times',
  documents: 'serve.evidence',
};
