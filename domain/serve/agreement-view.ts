import type { Application } from '../match/application';
import type { Fen } from '../money/fen';
import { trancheAmounts } from '../money/tranche-amounts';
import type { Rulebook } from '../publish/rulebook';
import { sanctionWords } from '../publish/sanction-words';
import type { Words } from '../record/words';
import { CHANGE_WORDS } from './change-words';
import { meansOf, type SigningMeans } from './signing-terms';

export interface AgreementFacts {
  projectId: string;
  award: Fen;
  rulebookHash: string;
  application: Pick<
    Application,
    'title' | 'summary' | 'beneficiaries' | 'budget' | 'deliverables' | 'selfRaised' | 'requested'
  >;
  rulebook: Rulebook;
  programmeTitle: Words;
  /** Names of the parties; a project without a street has none. */
  names: { organisation: string; uscc: string | null; bureau: string; street: string | null };
}

const SOURCES = {
  grant: { zh: '资助资金', en: 'grant' },
  'self-raised': { zh: '自筹资金', en: 'self-raised' },
  'in-kind': { zh: '实物投入', en: 'in kind' },
} as const;

/**
 * Everything that the agreement says. Its required content is that of Order 102, Art. 23: service, term, quantity,
 * quality, price, settlement, rights and duties, breach.
 */
export function agreementView(facts: AgreementFacts) {
  const { rulebook, application } = facts;
  const { serve, budget } = rulebook;
  const amounts = trancheAmounts(facts.award, rulebook.tranches);
  const category = (code: string) =>
    budget.categories.find((one) => one.code === code)?.title ?? { zh: code, en: code };
  return {
    title: `${application.title}：项目协议书`,
    projectId: facts.projectId,
    rulebookHash: facts.rulebookHash,
    purchase: rulebook.kind === 'purchase',
    programmeTitle: facts.programmeTitle,
    names: { ...facts.names, uscc: facts.names.uscc ?? '', street: facts.names.street ?? '' },
    projectTitle: application.title,
    summary: application.summary,
    beneficiaries: application.beneficiaries,
    months: serve.months,
    award: facts.award,
    /** A partial award: the plan was for more. */
    reduced: facts.award < application.requested,
    selfRaised: application.selfRaised,
    deliverables: application.deliverables.map((one) => ({
      id: one.id,
      title: one.title,
      count: one.count,
      minimumSize: one.minimumSize ?? 0,
      minimumSessions: one.minimumSessions ?? 0,
      unitPrice: one.unitPrice,
    })),
    budget: application.budget.map((line) => ({
      id: line.id,
      category: category(line.category),
      item: line.item,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      amount: line.amount,
      source: SOURCES[line.source],
    })),
    tranches: rulebook.tranches.map(({ id, title, share, gate }) => ({
      title,
      share,
      amount: amounts[id] ?? 0,
      gate: gateWords(rulebook, gate),
    })),
    reports: serve.reports.map(({ title, atMonth, within, whenLate }) => ({
      title,
      atMonth,
      within,
      failed: whenLate === 'counts-as-failed',
    })),
    reviewWithin: serve.reviewWithin,
    silenceAccepts: serve.whenReviewSilent === 'accepted',
    resubmitWithin: serve.resubmitWithin,
    fileUpdateEvery: serve.fileUpdateEvery,
    visitEvery: serve.visitEvery,
    rounds: rulebook.evaluation.rounds.map(({ title, passMark, appealWithin }) => ({
      title,
      passMark,
      appealWithin,
    })),
    bands: rulebook.evaluation.bands.map(({ title, from }) => ({ title, from })),
    consequences: rulebook.consequences.map(({ grade, pay, standing, years, sanction }) => ({
      grade: rulebook.evaluation.bands.find((band) => band.grade === grade)?.title ?? {
        zh: grade,
        en: grade,
      },
      pay,
      standing: STANDINGS[standing],
      years: years ?? 0,
      sanction: sanctionWords(sanction),
    })),
    lineShiftFree: budget.lineShiftFree,
    supplementMaximum: budget.supplementMaximum,
    improve: rulebook.improve,
    stopsOnFailure: rulebook.improve.whenFailed === 'stop-and-publish',
    signWithin: rulebook.signing.within,
    signing: MEANS[meansOf(rulebook.signing)],
    /** Kinds of change that take effect by an amendment. */
    amended: (serve.changes ?? [])
      .filter(({ amendment }) => amendment !== undefined)
      .map(({ kind }) => CHANGE_WORDS[kind]),
  };
}

/** Said only where it is more than signing in. */
const MEANS: { readonly [means in SigningMeans]: Words | null } = {
  confirm: null,
  'second-factor': {
    zh: '登录账号并输入一次性验证码，确认本文件的校验值',
    en: 'by the account and a fresh code, naming the hash of this file',
  },
  detached: {
    zh: '用各自的数字证书对本文件做分离式签名',
    en: "a detached signature over this file with each party's own certificate",
  },
};

const STANDINGS = {
  priority: { zh: '优先', en: 'priority' },
  normal: { zh: '正常', en: 'normal' },
  excluded: { zh: '暂停承接资格', en: 'excluded' },
} as const;

const AFTER = {
  signing: { zh: '双方签署协议', en: 'both sides have signed' },
  'mid-term': { zh: '中期评估结束', en: 'the mid-term evaluation is final' },
  final: { zh: '末期评估结束', en: 'the final evaluation is final' },
} as const;

function gateWords(rulebook: Rulebook, gate: Rulebook['tranches'][number]['gate']): Words {
  const title = (id: string) =>
    rulebook.serve.reports.find((one) => one.id === id)?.title ?? { zh: id, en: id };
  const grade = rulebook.evaluation.bands.find((band) => band.grade === gate.minimumGrade)?.title;
  const zh = [AFTER[gate.after].zh, ...gate.reports.map((id) => `“${title(id).zh}”已通过`)];
  const en = [AFTER[gate.after].en, ...gate.reports.map((id) => `“${title(id).en}” is accepted`)];
  if (grade) {
    zh.push(`等级不低于${grade.zh}`);
    en.push(`the grade is at least ${grade.en}`);
  }
  if (gate.heldByFindings) {
    zh.push('该次评估的整改事项已完成');
    en.push('findings of that evaluation are rectified');
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}
