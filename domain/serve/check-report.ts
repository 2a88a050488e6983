import type { BudgetLine, OfferedDeliverable } from '../match/application';
import { type Fen, yuan } from '../money/fen';
import type { BudgetTerms, ReportTerms } from '../publish/rulebook';
import type { CivilDate } from '../record/civil-date';
import type { FaultField } from '../record/fault';
import type { Expense, Report } from './report';

export interface ReportFacts {
  terms: Pick<ReportTerms, 'sections'>;
  budgetTerms: Pick<BudgetTerms, 'lineShiftFree'>;
  startsOn: CivilDate;
  endsOn: CivilDate;
  /** The day on which it is handed in. */
  today: CivilDate;
  deliverables: readonly (Pick<OfferedDeliverable, 'id'> & Partial<Pick<OfferedDeliverable, 'title'>>)[];
  /** The budget as it stands now. */
  budget: readonly (Pick<BudgetLine, 'id' | 'amount' | 'source'> & Partial<Pick<BudgetLine, 'item'>>)[];
  /** Expenses of reports accepted before, each of its own period. */
  accepted: readonly Expense[];
  /** Award and supplements. */
  award: Fen;
  /** Documents that belong to this organisation. */
  documents: ReadonlySet<string>;
}

export type CheckedReport = Pick<
  Report,
  'sections' | 'outputs' | 'expenses' | 'leveraged' | 'personTimes' | 'documents'
>;

/** Everything that is wrong with a report before it is handed in (domain-rules.md 3.5: fixed contents, vouchers, dates, sums). */
export function checkReport(report: CheckedReport, facts: ReportFacts): FaultField[] {
  return [
    ...sectionFaults(report, facts),
    ...outputFaults(report, facts),
    ...report.expenses.flatMap((_, index) => expenseFaults(report.expenses, index, facts)),
    ...sumFaults(report, facts),
    ...countFault('leveraged', report.leveraged, {
      message: 'whole fen, not negative',
      zh: '应为不小于 0 的金额，最多两位小数',
    }),
    ...countFault('personTimes', report.personTimes, COUNT),
    ...report.documents.flatMap((id, index) => documentFault(`documents.${index}`, id, facts)),
  ];
}

function sectionFaults(report: CheckedReport, facts: ReportFacts): FaultField[] {
  const known = new Set(facts.terms.sections.map(({ code }) => code));
  const filled = new Set(report.sections.filter(({ text }) => text.trim() !== '').map(({ code }) => code));
  return [
    ...facts.terms.sections
      .filter(({ code }) => !filled.has(code))
      .map(({ code, title }) => ({
        field: `sections.${code}`,
        message: 'this section is empty',
        zh: `“${title.zh}”还没有填写`,
      })),
    ...report.sections
      .filter(({ code }) => !known.has(code))
      .map(({ code }) => ({
        field: `sections.${code}`,
        message: 'the rulebook has no such section',
        zh: '规则手册没有这一部分',
      })),
  ];
}

function outputFaults(report: CheckedReport, facts: ReportFacts): FaultField[] {
  const faults: FaultField[] = [];
  const reported = new Set<string>();
  for (const [index, { deliverableId, done }] of report.outputs.entries()) {
    const field = `outputs.${index}`;
    if (!facts.deliverables.some(({ id }) => id === deliverableId)) {
      faults.push({
        field: `${field}.deliverableId`,
        message: 'the agreement has no such deliverable',
        zh: '协议没有这项服务内容',
      });
    }
    if (reported.has(deliverableId))
      faults.push({
        field: `${field}.deliverableId`,
        message: 'each deliverable once',
        zh: '每项服务内容只填一次',
      });
    reported.add(deliverableId);
    faults.push(...countFault(`${field}.done`, done, COUNT));
  }
  const missing = facts.deliverables.filter(({ id }) => !reported.has(id));
  return [
    ...faults,
    ...missing.map(({ id, title }) => ({
      field: 'outputs',
      message: `nothing is said about deliverable ${id}`,
      zh: `没有填写“${title?.zh ?? id}”的完成情况`,
    })),
  ];
}

function expenseFaults(expenses: readonly Expense[], index: number, facts: ReportFacts): FaultField[] {
  const expense = expenses[index] as Expense;
  const field = `expenses.${index}`;
  const faults: FaultField[] = [];
  if (!facts.budget.some(({ id }) => id === expense.budgetLineId)) {
    faults.push({
      field: `${field}.budgetLineId`,
      message: 'the budget has no such line',
      zh: '预算没有这一项',
    });
  }
  if (!Number.isSafeInteger(expense.amount) || expense.amount <= 0) {
    faults.push({
      field: `${field}.amount`,
      message: 'a positive number of whole fen',
      zh: '金额应大于 0，最多两位小数',
    });
  }
  if (expense.what.trim() === '')
    faults.push({ field: `${field}.what`, message: 'say what was paid for', zh: '请写明支付的内容' });
  faults.push(...dateFault(`${field}.on`, expense.on, facts));
  if (expense.voucherDocumentId === null) {
    faults.push({
      field: `${field}.voucherDocumentId`,
      message: 'every expense needs a voucher',
      zh: '每笔支出都要有凭证',
    });
  } else {
    faults.push(...documentFault(`${field}.voucherDocumentId`, expense.voucherDocumentId, facts));
  }
  if ([...facts.accepted, ...expenses.slice(0, index)].some((other) => sameExpense(other, expense))) {
    faults.push({ field, message: 'this expense is already reported', zh: '这笔支出已经报过' });
  }
  return faults;
}

function dateFault(field: string, on: CivilDate, facts: ReportFacts): FaultField[] {
  if (on === '') return [{ field, message: 'say on which day it was paid', zh: '请填写支付日期' }];
  if (on < facts.startsOn || on > facts.endsOn) {
    return [
      {
        field,
        message: `outside the project's time, ${facts.startsOn} to ${facts.endsOn}`,
        zh: `不在项目期内（${facts.startsOn} 至 ${facts.endsOn}）`,
      },
    ];
  }
  return on > facts.today ? [{ field, message: 'in the future', zh: '日期晚于今天' }] : [];
}

function sameExpense(a: Expense, b: Expense): boolean {
  return (
    a.budgetLineId === b.budgetLineId &&
    a.on === b.on &&
    a.amount === b.amount &&
    a.what === b.what &&
    a.voucherDocumentId === b.voucherDocumentId
  );
}

function sumFaults(report: CheckedReport, facts: ReportFacts): FaultField[] {
  const all = [...facts.accepted, ...report.expenses];
  const spentOn = (line: string) =>
    all.filter((one) => one.budgetLineId === line).reduce((sum, one) => sum + one.amount, 0);
  const faults: FaultField[] = [];
  for (const line of facts.budget) {
    const most = Math.floor((line.amount * (100 + facts.budgetTerms.lineShiftFree)) / 100);
    const spent = spentOn(line.id);
    if (spent > most) {
      faults.push({
        field: `expenses.${line.id}`,
        message: `${yuan(spent)} on a line of ${yuan(line.amount)}: ask for a change first`,
        zh: `${line.item ? `“${line.item}”` : '本项'}预算 ${yuan(line.amount)}，已支出 ${yuan(spent)}，请先申请变更`,
        rule: `budget.lineShiftFree = ${facts.budgetTerms.lineShiftFree} %`,
      });
    }
  }
  const grant = grantSpending(all, facts.budget);
  if (grant > facts.award) {
    faults.push({
      field: 'expenses',
      message: `${yuan(grant)} of grant money, but ${yuan(facts.award)} was awarded`,
      zh: `立项资金支出 ${yuan(grant)}，超过立项金额 ${yuan(facts.award)}`,
    });
  }
  return faults;
}

/** Expenses on lines that the grant pays. */
export function grantSpending(
  expenses: readonly Expense[],
  budget: readonly Pick<BudgetLine, 'id' | 'source'>[],
): Fen {
  const grant = new Set(budget.filter(({ source }) => source === 'grant').map(({ id }) => id));
  return expenses.filter((one) => grant.has(one.budgetLineId)).reduce((sum, one) => sum + one.amount, 0);
}

const COUNT = { message: 'a whole number, not negative', zh: '应为不小于 0 的整数' };

function countFault(field: string, count: number, words: Omit<FaultField, 'field'>): FaultField[] {
  return Number.isSafeInteger(count) && count >= 0 ? [] : [{ field, ...words }];
}

function documentFault(field: string, id: string, facts: ReportFacts): FaultField[] {
  return facts.documents.has(id)
    ? []
    : [{ field, message: 'no such document of this organisation', zh: '本机构没有这份文件' }];
}
