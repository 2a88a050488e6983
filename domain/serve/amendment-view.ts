import type { BudgetLine } from '../match/application';
import { type Fen, yuan } from '../money/fen';
import { addDays } from '../record/civil-date';
import type { Words } from '../record/words';
import type { ChangedTerm } from './amendment';
import type { ChangeRequest } from './change-request';
import { CHANGE_WORDS, GROUND_WORDS } from './change-words';
import { currentBudget, inForce } from './current-budget';
import { cutOf, type Sanction } from './sanction';

export interface AmendmentFacts {
  number: number;
  project: {
    id: string;
    title: string;
    award: Fen;
    cuts?: Sanction['cuts'];
    endsOn: string | null;
    agreementHash: string;
  };
  rulebookHash: string;
  programmeTitle: Words;
  names: { organisation: string; uscc: string | null; bureau: string };
  change: Pick<ChangeRequest, 'id' | 'kind' | 'ground' | 'reason' | 'shifts' | 'supplement' | 'extendDays'>;
  /** The lines as agreed at signing. */
  agreed: readonly Pick<BudgetLine, 'id' | 'item' | 'amount'>[];
  /** Every other change of the project. */
  others: readonly Pick<ChangeRequest, 'status' | 'shifts' | 'supplement'>[];
}

/** Everything that an amendment 补充协议 says: of which agreement, why, and each term from → to. */
export function amendmentView(facts: AmendmentFacts) {
  const { number, project, names, change } = facts;
  return {
    title: `${project.title}：补充协议（${number}）`,
    serial: number,
    projectId: project.id,
    projectTitle: project.title,
    programmeTitle: facts.programmeTitle,
    names: { ...names, uscc: names.uscc ?? '' },
    agreementHash: project.agreementHash,
    rulebookHash: facts.rulebookHash,
    kind: CHANGE_WORDS[change.kind],
    ground: change.ground ? GROUND_WORDS[change.ground] : null,
    reason: change.reason,
    changed: changedTerms(facts),
  };
}

function changedTerms({ project, change, agreed, others }: AmendmentFacts): ChangedTerm[] {
  const before = currentBudget(agreed, others);
  const lines = change.shifts.flatMap(({ budgetLineId, by }): ChangedTerm[] => {
    const line = before.find(({ id }) => id === budgetLineId);
    if (!line) return [];
    const what = { zh: `预算：${line.item}`, en: `Budget: ${line.item}` };
    return [{ what, from: yuan(line.amount), to: yuan(line.amount + by) }];
  });
  const signed = project.award - cutOf(project);
  const award = others.filter(inForce).reduce((sum, { supplement }) => sum + supplement, signed);
  const money = {
    what: { zh: '资金总额', en: 'Award' },
    from: yuan(award),
    to: yuan(award + change.supplement),
  };
  const end = {
    what: { zh: '项目截止日', en: 'Last day of the project' },
    from: project.endsOn ?? '',
    to: project.endsOn === null ? '' : addDays(project.endsOn, change.extendDays),
  };
  return [...lines, ...(change.supplement > 0 ? [money] : []), ...(change.extendDays > 0 ? [end] : [])];
}
