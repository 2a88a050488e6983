import type { BudgetLine } from '../match/application';
import { type Fen, yuan } from '../money/fen';
import type { BudgetTerms, Rulebook } from '../publish/rulebook';
import type { FaultField } from '../record/fault';
import type { ChangeRequest } from './change-request';
import type { ChangeRoute } from './change-terms';
import { CHANGE_WORDS, GROUND_WORDS } from './change-words';
import { currentBudget, inForce } from './current-budget';

export interface ChangeFacts {
  kind: Rulebook['kind'];
  terms: Pick<BudgetTerms, 'lineShiftFree' | 'supplementMaximum'>;
  /** Money agreed at signing, without supplements. */
  award: Fen;
  /** Length agreed at signing. */
  months: number;
  /** The lines as agreed at signing. */
  agreed: readonly Pick<BudgetLine, 'id' | 'amount' | 'source'>[];
  /** Every earlier change of the project. */
  earlier: readonly Pick<ChangeRequest, 'status' | 'shifts' | 'supplement' | 'extendDays'>[];
  /** How the rulebook has this kind decided; absent or null: nothing of its own. */
  route?: ChangeRoute | null;
}

export type Change = Pick<ChangeRequest, 'kind' | 'ground' | 'shifts' | 'supplement' | 'extendDays'>;

export interface ChangeVerdict {
  /** Everything that is wrong with it; such a change cannot be asked for. */
  faults: FaultField[];
  /** Within the free share it takes effect by notice alone. */
  needsApproval: boolean;
  /** Largest share of an agreed line that has moved after this change, in per cent. */
  largestShift: number;
}

const LONGEST_PURCHASE_MONTHS = 36;

/**
 * Judges a change by the rulebook (domain-rules.md 3.5 and 9, item 8). A line may move by the free share without
 * approval; unapproved shares add up, so that a big shift cannot be cut into small ones. Supplements are at most the
 * rulebook's share of the agreement (Government Procurement Law, Art. 49) and always need approval, as do changes
 * of content and extensions (Order 102, Art. 24: a purchase runs at most three years).
 */
export function judgeChange(change: Change, facts: ChangeFacts): ChangeVerdict {
  const faults = [
    ...kindFaults(change),
    ...groundFaults(change, facts),
    ...shiftFaults(change, facts),
    ...supplementFaults(change, facts),
    ...termFaults(change, facts),
  ];
  const largestShift = largestLineShift(change, facts);
  const needsApproval = change.kind !== 'budget-shift' || largestShift > facts.terms.lineShiftFree;
  return { faults, needsApproval, largestShift };
}

function kindFaults(change: Change): FaultField[] {
  const faults: FaultField[] = [];
  const only = (absent: boolean, field: string, ...kinds: Change['kind'][]) => {
    const belongs = kinds.includes(change.kind);
    if (!absent && !belongs)
      faults.push({
        field,
        message: `only a change of kind ${kinds.join(' or ')} has it`,
        zh: `只有${named(kinds)}可以填写`,
      });
    if (absent && belongs)
      faults.push({
        field,
        message: `a change of kind ${change.kind} needs it`,
        zh: `${named([change.kind])}必须填写`,
      });
  };
  only(change.shifts.length === 0, 'shifts', 'budget-shift', 'supplement');
  only(change.supplement === 0, 'supplement', 'supplement');
  only(change.extendDays === 0, 'extendDays', 'extension');
  return faults;
}

const named = (kinds: readonly Change['kind'][]) =>
  kinds.map((kind) => `“${CHANGE_WORDS[kind].zh}”`).join('或');

/** Where the rulebook names the reasons that count, one of them has to be given. */
function groundFaults({ kind, ground }: Change, { route }: ChangeFacts): FaultField[] {
  const { grounds } = route ?? {};
  if (!grounds || (ground && grounds.includes(ground))) return [];
  return [
    {
      field: 'ground',
      message: `a change of kind ${kind} is for one of these reasons: ${grounds.join(', ')}`,
      zh: `${named([kind])}的事由应为：${grounds.map((one) => GROUND_WORDS[one].zh).join('、')}`,
    },
  ];
}

/** What is in force, or may still come into force: two that wait must not exceed together what one may not. */
function mayCount(change: Pick<ChangeRequest, 'status'>): boolean {
  return inForce(change) || change.status === 'open' || change.status === 'to-sign';
}

function shiftFaults(change: Change, facts: ChangeFacts): FaultField[] {
  const budget = currentBudget(facts.agreed, facts.earlier);
  return [
    ...change.shifts.flatMap((_, index) => lineFaults(change.shifts, index, budget)),
    ...balanceFaults(change, budget),
  ];
}

function lineFaults(shifts: Change['shifts'], index: number, budget: ChangeFacts['agreed']): FaultField[] {
  const { budgetLineId, by } = shifts[index] as Change['shifts'][number];
  const field = `shifts.${index}`;
  const line = budget.find((one) => one.id === budgetLineId);
  const faults: FaultField[] = [];
  if (!line)
    faults.push({
      field: `${field}.budgetLineId`,
      message: 'no such line in the agreed budget',
      zh: '协议预算没有这一项',
    });
  if (!Number.isSafeInteger(by) || by === 0)
    faults.push({ field: `${field}.by`, message: 'whole fen, not zero', zh: '金额不能为 0，最多两位小数' });
  if (line && line.amount + by < 0) {
    faults.push({
      field: `${field}.by`,
      message: `the line holds only ${yuan(line.amount)}`,
      zh: `本项只有 ${yuan(line.amount)}`,
    });
  }
  if (shifts.findIndex((one) => one.budgetLineId === budgetLineId) !== index) {
    faults.push({ field: `${field}.budgetLineId`, message: 'each line once', zh: '每项只填一次' });
  }
  return faults;
}

const SOURCES: { readonly [source: string]: string } = {
  grant: '立项资金',
  'self-raised': '自筹资金',
  'in-kind': '实物投入',
  unknown: '来源不明的资金',
};

/** Money of one source never becomes money of another; only a supplement adds to the grant. */
function balanceFaults(change: Change, budget: ChangeFacts['agreed']): FaultField[] {
  const bySource = new Map<string, Fen>();
  for (const shift of change.shifts) {
    const source = budget.find((one) => one.id === shift.budgetLineId)?.source ?? 'unknown';
    bySource.set(source, (bySource.get(source) ?? 0) + shift.by);
  }
  if (change.supplement !== 0) bySource.set('grant', (bySource.get('grant') ?? 0) - change.supplement);
  return [...bySource]
    .filter(([, left]) => left !== 0)
    .map(([source, left]) => {
      const isAdded = source === 'grant' && change.supplement !== 0;
      const should = isAdded ? 'to the supplement' : 'to zero';
      return {
        field: 'shifts',
        message: `shifts of ${source} money do not sum ${should}: ${left} fen too much`,
        zh: `${SOURCES[source]}的调整合计应${isAdded ? '等于追加金额' : '为 0'}，现在相差 ${yuan(left)}`,
      };
    });
}

function supplementFaults(change: Change, facts: ChangeFacts): FaultField[] {
  if (change.supplement === 0) return [];
  if (!Number.isSafeInteger(change.supplement) || change.supplement < 0) {
    return [
      { field: 'supplement', message: 'a positive number of whole fen', zh: '金额应大于 0，最多两位小数' },
    ];
  }
  const before = facts.earlier.filter(mayCount).reduce((sum, one) => sum + one.supplement, 0);
  const most = Math.floor((facts.award * facts.terms.supplementMaximum) / 100);
  if (before + change.supplement <= most) return [];
  return [
    {
      field: 'supplement',
      message: `all supplements together at most ${yuan(most)}, of which ${yuan(before)} is used`,
      zh: `追加资金合计最多 ${yuan(most)}，已用 ${yuan(before)}`,
      rule: `budget.supplementMaximum = ${facts.terms.supplementMaximum} % (Government Procurement Law, Art. 49)`,
    },
  ];
}

function termFaults(change: Change, facts: ChangeFacts): FaultField[] {
  if (change.extendDays === 0) return [];
  if (!Number.isSafeInteger(change.extendDays) || change.extendDays < 0) {
    return [
      { field: 'extendDays', message: 'a positive number of whole days', zh: '应为大于 0 的整数（日）' },
    ];
  }
  const before = facts.earlier.filter(mayCount).reduce((sum, one) => sum + one.extendDays, 0);
  const days = ((LONGEST_PURCHASE_MONTHS - facts.months) * 365) / 12;
  if (facts.kind !== 'purchase' || before + change.extendDays <= days) return [];
  return [
    {
      field: 'extendDays',
      message: 'a purchase runs at most three years',
      zh: '政府购买服务最长三年',
      rule: 'Order 102, Art. 24',
    },
  ];
}

/** Adds up what moved without approval; what was approved has been looked at already. */
function largestLineShift(change: Change, facts: ChangeFacts): number {
  const moved = new Map<string, Fen>();
  const noted = facts.earlier.filter((one) => one.status === 'noted').flatMap((one) => one.shifts);
  for (const shift of [...noted, ...change.shifts]) {
    moved.set(shift.budgetLineId, (moved.get(shift.budgetLineId) ?? 0) + shift.by);
  }
  return facts.agreed.reduce((most, line) => {
    const by = Math.abs(moved.get(line.id) ?? 0);
    if (by === 0) return most;
    return Math.max(most, line.amount === 0 ? Number.MAX_SAFE_INTEGER : (by * 100) / line.amount);
  }, 0);
}
