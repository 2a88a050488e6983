import type { PlanOutcome } from '../improve/plan-points';
import type { FundingTerms } from '../publish/rulebook';
import { addMonths, civilDate } from '../record/civil-date';
import type { Json } from '../record/journal';
import { brokenLimits } from './amount';
import type { ApplicantFacts } from './applicant-facts';
import type { EligibilityRule } from './eligibility-rule';
import type { Reason } from './reason';

export interface Eligibility {
  eligible: boolean;
  /** One for each rule of the rulebook, in its order. */
  reasons: Reason[];
}

interface Finding {
  passed: boolean;
  facts: Json;
  message: string;
}

/** Judges one application by every rule of the rulebook: all reasons are given, not only the first that fails. */
export function judgeEligibility(
  rules: readonly EligibilityRule[],
  facts: ApplicantFacts,
  funding: FundingTerms,
): Eligibility {
  const reasons = rules.map((rule) => ({
    rule: rule.kind,
    source: rule.source,
    ...judge(rule, facts, funding),
  }));
  return { eligible: reasons.every((one) => one.passed), reasons };
}

function judge(rule: EligibilityRule, facts: ApplicantFacts, funding: FundingTerms): Finding {
  switch (rule.kind) {
    case 'registered':
      return finding(
        facts.registration !== null,
        { registered: facts.registration !== null },
        '依法登记 / registered by law',
      );
    case 'annual-inspection-passed':
      return annualInspection(facts);
    case 'not-on-credit-list':
      return creditLists(rule.lists, facts);
    case 'no-major-violation':
      return majorViolations(rule.years, facts);
    case 'separate-accounts': {
      const separate = facts.registration?.separateAccounts ?? false;
      return finding(separate, { separateAccounts: separate }, '财务独立核算 / keeps separate accounts');
    }
    case 'years-registered':
      return yearsRegistered(rule.atLeast, facts);
    case 'works-in':
      return finding(
        facts.place.startsWith(rule.place),
        { place: facts.place, required: rule.place },
        `活动地域为${rule.place} / works in ${rule.place}`,
      );
    case 'minimum-grade':
      return minimumGrade(rule.grade, facts);
    case 'not-excluded-by-record':
      return ownRecord(facts);
    case 'one-project-per-organisation':
      return finding(
        facts.laterApplications.length === 0,
        { laterApplications: facts.laterApplications },
        '一个组织只申报一个项目，以最后提交的为准 / one application each: the one submitted last stands',
      );
    case 'no-double-funding':
      return doubleFunding(facts);
    case 'amount-within-limits': {
      const broken = brokenLimits(facts, funding);
      const { requested, selfRaised, wholeBudget } = facts;
      return finding(
        broken.length === 0,
        { requested, selfRaised, wholeBudget, broken: broken.map((one) => ({ ...one })) },
        '申请金额在限额内 / the amount is within the limits',
      );
    }
    case 'not-involved-in-programme':
      return finding(
        facts.involvements.length === 0,
        { involvements: facts.involvements },
        '未参与本项目的组织、设计、评审 / takes no part in running the programme',
      );
  }
}

function finding(passed: boolean, facts: Json, condition: string): Finding {
  return {
    passed,
    facts,
    message: passed ? condition : `不符合：${condition.replace(' / ', ' / not met: ')}`,
  };
}

/** The latest inspection on record counts; one who registered last year or later may have none yet. */
function annualInspection(facts: ApplicantFacts): Finding {
  const registration = facts.registration;
  const latest = [...(registration?.annualInspections ?? [])].sort((a, b) => a.year - b.year).at(-1);
  const young =
    registration !== null &&
    Number(registration.registeredOn.slice(0, 4)) >= Number(civilDate(facts.at).slice(0, 4)) - 1;
  return finding(
    latest?.passed ?? young,
    {
      latest: latest ? { year: latest.year, passed: latest.passed } : null,
      registeredLastYearOrLater: young,
    },
    '最近一次年检合格 / the latest annual inspection was passed',
  );
}

function creditLists(barring: readonly string[], facts: ApplicantFacts): Finding {
  const found = (facts.registration?.creditLists ?? []).filter((one) => barring.includes(one));
  return finding(
    facts.registration !== null && found.length === 0,
    { found, barring: [...barring] },
    '未列入失信名单 / on none of the credit lists',
  );
}

function majorViolations(years: number, facts: ApplicantFacts): Finding {
  const since = addMonths(civilDate(facts.at), -12 * years);
  const found = (facts.registration?.majorViolations ?? []).map((one) => one.on).filter((on) => on > since);
  return finding(
    facts.registration !== null && found.length === 0,
    { since, found },
    `近${years}年无重大违法记录 / no major violation in the last ${years} years`,
  );
}

function yearsRegistered(atLeast: number, facts: ApplicantFacts): Finding {
  const on = facts.registration?.registeredOn ?? null;
  const passed = on !== null && addMonths(on, 12 * atLeast) <= civilDate(facts.at);
  return finding(
    passed,
    { registeredOn: on, atLeast },
    `成立满${atLeast}年 / registered for ${atLeast} years`,
  );
}

function minimumGrade(required: string, facts: ApplicantFacts): Finding {
  const grade = facts.registration?.grade ?? null;
  return finding(
    grade !== null && grade >= required,
    { grade, required },
    `社会组织评估等级${required}以上 / assessed ${required} or better`,
  );
}

function ownRecord(facts: ApplicantFacts): Finding {
  const { excludedUntil, priority, points, plan, because } = facts.record;
  const what =
    excludedUntil !== null
      ? `以往项目评价结果：${excludedUntil}前不得参与 / excluded by an earlier project until ${excludedUntil}`
      : priority
        ? '以往项目评价优秀，同等条件下优先 / earlier projects give priority among equals'
        : '以往项目记录正常 / the record of earlier projects is in order';
  return {
    passed: excludedUntil === null,
    facts: {
      ...{ excludedUntil, priority, points },
      ...(plan && { plan: { ...plan } }),
      because: because.map(({ plan: checked, ...one }) => ({
        ...one,
        ...(checked && { plan: { ...checked } }),
      })),
    },
    message: plan ? withPlan(what, plan) : what,
  };
}

/** The same with what the latest check of an improvement plan 绩效改进计划书 came to. */
function withPlan(what: string, { kept, notKept }: PlanOutcome): string {
  const [zh = '', en = ''] = what.split(' / ');
  return [
    `${zh}；改进计划落实${kept}项、未落实${notKept}项`,
    `${en}; improvement plan: ${kept} kept, ${notKept} not kept`,
  ].join(' / ');
}

function doubleFunding(facts: ApplicantFacts): Finding {
  const same = (title: string) => plain(title) === plain(facts.title);
  const elsewhere = (facts.registration?.otherPublicFunding ?? []).filter(same);
  const running = facts.runningProjects.filter((one) => same(one.title)).map((one) => one.projectId);
  return finding(
    facts.declaredNoDoubleFunding && elsewhere.length === 0 && running.length === 0,
    { declared: facts.declaredNoDoubleFunding, elsewhere, running },
    '同一项目未获其他财政资金 / no other public money pays for the same project',
  );
}

/** Titles are compared without spaces, punctuation and case. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();
}
