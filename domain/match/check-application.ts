import { type Fen, yuan } from '../money/fen';
import type { DeliverableTerms, Rulebook } from '../publish/rulebook';
import type { FaultField } from '../record/fault';
import { type BrokenLimit, brokenLimits } from './amount';
import type { Application } from './application';

type Checked = Pick<Rulebook, 'kind' | 'funding' | 'budget' | 'serve' | 'eligibility'>;

/** What a submitted budget comes to, by who pays. */
export function budgetSums(budget: Application['budget']): {
  grant: Fen;
  selfRaised: Fen;
  inKind: Fen;
  whole: Fen;
} {
  const of = (source: Application['budget'][number]['source']) =>
    budget.filter((one) => one.source === source).reduce((sum, one) => sum + one.amount, 0);
  const [grant, selfRaised, inKind] = [of('grant'), of('self-raised'), of('in-kind')];
  return { grant, selfRaised, inKind, whole: grant + selfRaised + inKind };
}

/**
 * Everything in an application that breaks the rulebook, all at once: an empty list may be submitted.
 * What an eligibility rule of the rulebook judges after closing is not refused here.
 */
export function checkApplication(application: Application, rulebook: Checked): FaultField[] {
  return [
    ...checkWords(application),
    ...checkLot(application, rulebook),
    ...checkRows(application),
    ...checkBudget(application, rulebook),
    ...checkAmounts(application, rulebook),
    ...checkDeliverables(application, rulebook),
    ...checkDeclarations(application, rulebook),
  ];
}

function checkWords({ title, summary, plan }: Application): FaultField[] {
  const required = {
    title,
    summary,
    ...Object.fromEntries(Object.entries(plan).map(([key, text]) => [`plan.${key}`, text])),
  };
  return Object.entries(required)
    .filter(([, text]) => text.trim() === '')
    .map(([field]) => ({ field, message: 'must not be empty', zh: '必须填写', rule: 'application form' }));
}

function checkLot({ lotId, months, beneficiaries }: Application, { funding, serve }: Checked): FaultField[] {
  const faults: FaultField[] = [];
  const known = funding.lots?.map((one) => one.id) ?? [];
  if (funding.basis === 'lot' && (lotId === null || !known.includes(lotId))) {
    faults.push({
      field: 'lotId',
      message: `must be one of ${known.join(', ')}`,
      zh: `应为以下采购包之一：${known.join('、')}`,
      rule: 'funding.lots',
    });
  }
  if (funding.basis === 'pool' && lotId !== null) {
    faults.push({
      field: 'lotId',
      message: 'this programme has no lots',
      zh: '本项目计划不设采购包',
      rule: 'funding.basis',
    });
  }
  if (months < 1 || months > serve.months) {
    faults.push({
      field: 'months',
      message: `must be from 1 to ${serve.months}`,
      zh: `应为 1 至 ${serve.months}`,
      rule: 'serve.months',
    });
  }
  if (beneficiaries < 1)
    faults.push({
      field: 'beneficiaries',
      message: 'must be at least 1',
      zh: '至少为 1',
      rule: 'application form',
    });
  return faults;
}

/** Rows that a draft may leave half filled. */
function checkRows({ budget, deliverables }: Application): FaultField[] {
  const empty = [
    ...budget.flatMap(({ source }, n) => (source ? [] : [`budget.${n}.source`])),
    ...deliverables.flatMap(({ type, title, count }, n) => [
      ...(type ? [] : [`deliverables.${n}.type`]),
      ...(title.zh ? [] : [`deliverables.${n}.title.zh`]),
      ...(count > 0 ? [] : [`deliverables.${n}.count`]),
    ]),
  ];
  return empty.map((field) => ({
    field,
    message: 'must not be empty',
    zh: '必须填写',
    rule: 'application form',
  }));
}

function checkBudget(
  { budget, requested, selfRaised }: Application,
  { budget: terms }: Checked,
): FaultField[] {
  const faults: FaultField[] = [];
  const sums = budgetSums(budget);
  if (budget.length === 0)
    faults.push({
      field: 'budget',
      message: 'must have at least one line',
      zh: '至少要有一行',
      rule: 'budget',
    });
  for (const [index, line] of budget.entries()) {
    if (Math.round(line.quantity * line.unitPrice) !== line.amount) {
      faults.push({
        field: `budget.${index}.amount`,
        message: 'must be quantity × unit price',
        zh: '应等于数量 × 单价',
        rule: 'budget',
      });
    }
    if (!terms.categories.some((one) => one.code === line.category)) {
      const codes = terms.categories.map((one) => one.code).join(', ');
      faults.push({
        field: `budget.${index}.category`,
        message: `must be one of ${codes}`,
        zh: `应为以下科目之一：${codes}`,
        rule: 'budget.categories',
      });
    }
  }
  if (new Set(budget.map((one) => one.id)).size !== budget.length) {
    faults.push({
      field: 'budget',
      message: 'line ids must differ',
      zh: '各行的编号不得重复',
      rule: 'budget',
    });
  }
  for (const { code, title, maximumShare } of terms.categories) {
    const sum = budget.filter((one) => one.category === code).reduce((total, one) => total + one.amount, 0);
    if (maximumShare !== undefined && sum * 100 > maximumShare * sums.whole) {
      faults.push({
        field: 'budget',
        message: `category ${code} is above ${maximumShare} % of the whole budget`,
        zh: `科目“${title.zh}”超过预算总额的 ${maximumShare}%`,
        rule: 'budget.categories.maximumShare',
      });
    }
  }
  if (sums.grant !== requested) {
    faults.push({
      field: 'requested',
      message: `the lines paid by the grant sum to ${sums.grant} fen`,
      zh: `由立项资金支付的各项合计 ${yuan(sums.grant)}`,
      rule: 'budget',
    });
  }
  if (sums.selfRaised !== selfRaised) {
    faults.push({
      field: 'selfRaised',
      message: `the self-raised lines sum to ${sums.selfRaised} fen`,
      zh: `自筹资金的各项合计 ${yuan(sums.selfRaised)}`,
      rule: 'budget',
    });
  }
  return faults;
}

function judgedLater({ eligibility }: Checked, kind: string): boolean {
  return eligibility.rules.some((one) => one.kind === kind);
}

function checkAmounts(application: Application, rulebook: Checked): FaultField[] {
  const faults: FaultField[] = [];
  if (application.requested < 1)
    faults.push({
      field: 'requested',
      message: 'must be more than nothing',
      zh: '应大于 0',
      rule: 'funding',
    });
  if (judgedLater(rulebook, 'amount-within-limits')) return faults;
  const asked = { ...application, wholeBudget: budgetSums(application.budget).whole };
  const broken = brokenLimits(asked, rulebook.funding).map(({ limit, field, allowed, found }) => ({
    field,
    message: `${found} where ${allowed} is the limit (${limit})`,
    zh: limitInChinese(limit, found, allowed),
    rule: `funding.${limit}`,
  }));
  return [...faults, ...broken];
}

function limitInChinese(limit: BrokenLimit['limit'], found: number, allowed: number): string {
  const share = Math.round(found * 100) / 100;
  if (limit === 'maximum-share') return `占预算总额的 ${share}%，不得高于 ${allowed}%`;
  if (limit === 'minimum-self-raised') return `自筹占预算总额的 ${share}%，不得低于 ${allowed}%`;
  return `${yuan(found)}，不得${limit === 'floor' ? '低于' : '高于'} ${yuan(allowed)}`;
}

function checkDeliverables({ lotId, deliverables }: Application, { funding }: Checked): FaultField[] {
  if (deliverables.length === 0)
    return [{ field: 'deliverables', message: 'must have at least one', zh: '至少要有一项', rule: 'serve' }];
  const terms = funding.lots?.find((one) => one.id === lotId)?.deliverables ?? [];
  return terms
    .filter((term) => promised(term, deliverables) < term.count)
    .map((term) => ({
      field: 'deliverables',
      message: `${term.title.zh} / ${term.title.en}: at least ${term.count} of type ${term.type}${sizes(term)}`,
      zh: `“${term.title.zh}”至少 ${term.count} 项${sizesInChinese(term)}`,
      rule: 'funding.lots.deliverables',
    }));
}

/** Counts what is offered of the same type under the same title, or under any title when none has it. */
function promised(term: DeliverableTerms, offered: Application['deliverables']): number {
  const large = offered.filter(
    (one) =>
      one.type === term.type &&
      (one.minimumSize ?? 0) >= (term.minimumSize ?? 0) &&
      (one.minimumSessions ?? 0) >= (term.minimumSessions ?? 0),
  );
  const named = large.filter((one) => one.title.zh === term.title.zh);
  return (named.length > 0 ? named : large).reduce((sum, one) => sum + one.count, 0);
}

function sizes({ minimumSize, minimumSessions }: DeliverableTerms): string {
  const size = minimumSize === undefined ? '' : `, of size ${minimumSize} or more`;
  return `${size}${minimumSessions === undefined ? '' : `, with ${minimumSessions} or more sessions`}`;
}

function sizesInChinese({ minimumSize, minimumSessions }: DeliverableTerms): string {
  const size = minimumSize === undefined ? '' : `，每项不少于 ${minimumSize}`;
  return `${size}${minimumSessions === undefined ? '' : `，不少于 ${minimumSessions} 次`}`;
}

function checkDeclarations({ declarations }: Application, rulebook: Checked): FaultField[] {
  const later = judgedLater(rulebook, 'no-double-funding') ? ['noDoubleFunding'] : [];
  return Object.entries(declarations)
    .filter(([name, given]) => !given && !later.includes(name))
    .map(([name]) => ({
      field: `declarations.${name}`,
      message: 'must be declared',
      zh: '须作出声明',
      rule: 'application form',
    }));
}
