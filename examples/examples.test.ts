import { checkRulebook } from '../api/publish/check-rulebook';
import { budgetSums, checkApplication } from '../domain/match/check-application';
import { judgeEligibility } from '../domain/match/judge-eligibility';
import { roleFaults } from '../domain/people/role-faults';
import { isUscc } from '../domain/people/uscc';
import { rulebookFaults } from '../domain/publish/rulebook-faults';
import { EXAMPLES, type ExampleName, loadExample } from './load-example';
import type { Example, ExampleApplication } from './types';

const examples = Object.fromEntries(EXAMPLES.map((name) => [name, loadExample(name)])) as Record<
  ExampleName,
  Example
>;
const all = EXAMPLES.map((name) => ({ name, ...examples[name] }));

const unique = (list: readonly string[]) =>
  expect(list.filter((one, index) => list.indexOf(one) !== index)).toEqual([]);

/** The application as it stands in the database once submitted. */
function submitted(one: ExampleApplication) {
  return {
    ...one,
    id: one.code,
    programmeId: 'PR1',
    lotId: one.lot,
    organisationId: one.organisation,
    status: 'submitted' as const,
    version: 1,
    documents: [],
    updatedBy: 'U1',
    updatedAt: '2025-02-20T02:00:00.000Z',
    submittedAt: '2025-02-20T02:00:00.000Z',
  };
}

function ineligible({ rulebook, applications, organisations }: Example): { [application: string]: string[] } {
  const judged = applications.map((one) => {
    const organisation = organisations.find(({ code }) => code === one.organisation);
    const { reasons } = judgeEligibility(
      rulebook.eligibility.rules,
      {
        at: '2025-03-10T02:00:00.000Z',
        organisationId: one.organisation,
        place: organisation?.place ?? '',
        registration: organisation?.registration ?? null,
        title: one.title,
        lotId: one.lot,
        requested: one.requested,
        selfRaised: one.selfRaised,
        wholeBudget: budgetSums(one.budget).whole,
        declaredNoDoubleFunding: one.declarations.noDoubleFunding,
        record: { excludedUntil: null, priority: false, points: 0, because: [] },
        runningProjects: [],
        laterApplications: [],
        involvements: [],
      },
      rulebook.funding,
    );
    return [one.code, reasons.filter((reason) => !reason.passed).map((reason) => reason.rule)] as const;
  });
  return Object.fromEntries(judged.filter(([, rules]) => rules.length > 0));
}

describe.each(all)('the example $name', (example) => {
  const { name, rulebook, organisations, users, applications, needs, service, behaviour } = example;

  it('has a rulebook that keeps the law and itself', () => {
    expect(rulebookFaults(rulebook)).toEqual([]);
    expect(checkRulebook(rulebook)).toEqual({ rulebook, faults: [] });
    expect(rulebook.id).toBe(name);
  });

  it('has organisations and role accounts that can be entered', () => {
    unique(organisations.map((one) => one.code));
    unique(users.map((one) => one.code));
    for (const one of organisations) {
      if (one.kind === 'social-organisation') expect(isUscc(one.uscc ?? '')).toBe(true);
      expect(one.kind === 'street').toBe(one.streetCode !== null);
    }
    for (const user of users) {
      const home = organisations.find((one) => one.code === user.organisation);
      expect(home && roleFaults(home.kind, user.roles)).toEqual([]);
      expect(user.email).toMatch(/\.example$/);
    }
  });

  it('has every role that the cycle needs, two officers and enough approvers among them', () => {
    const count = (role: string) => users.filter((one) => (one.roles as string[]).includes(role)).length;
    expect(count('bureau-officer')).toBeGreaterThanOrEqual(2);
    const approvers = Math.max(...rulebook.payment.approvals.map((one) => one.approvers));
    expect(count('bureau-approver')).toBeGreaterThanOrEqual(approvers);
    for (const one of applications) {
      const team = users
        .filter((user) => user.organisation === one.organisation)
        .flatMap((user) => user.roles);
      expect(team).toEqual(expect.arrayContaining(['organisation-editor', 'organisation-certifier']));
    }
    for (const lot of rulebook.funding.lots ?? []) {
      const street = organisations.find((one) => one.streetCode === lot.streetCode);
      expect(
        users.some((user) => user.organisation === street?.code && user.roles.includes('street-officer')),
      ).toBe(true);
    }
  });

  it('has evaluators enough for a panel and a reserve, even when every conflicted one stays away', () => {
    const evaluators = users.filter((one) => one.evaluator);
    const free = evaluators.filter((one) =>
      one.evaluator?.ties.every((tie) => tie.until !== null && tie.until < '2022'),
    );
    const { panelSize, reserve, expertShare } = rulebook.review;
    expect(free.length).toBeLessThan(evaluators.length);
    expect(free.length).toBeGreaterThanOrEqual(panelSize + reserve + 2);
    expect(free.filter((one) => one.evaluator?.expert).length).toBeGreaterThanOrEqual(
      (panelSize * expertShare) / 100 + reserve,
    );
  });

  it('has applications that may be submitted', () => {
    unique(applications.map((one) => one.code));
    for (const one of applications) {
      expect({ code: one.code, faults: checkApplication(submitted(one), rulebook) }).toEqual({
        code: one.code,
        faults: [],
      });
      expect(one.summary.length).toBeLessThanOrEqual(500);
      expect(organisations.some(({ code }) => code === one.organisation)).toBe(true);
    }
  });

  it('has household files by code only, each with needs, for every application that can win', () => {
    const files = needs.flatMap((one) => one.households);
    unique(files.map((one) => one.code));
    for (const file of files) {
      expect(file.code).toMatch(/^[a-z]\d{4}$/);
      expect(file.email === null || file.email === `${file.code}@recipients.example`).toBe(true);
      expect(file.needs.length).toBeGreaterThanOrEqual(2);
      for (const need of file.needs) expect(need).toMatch(/^(survival|care|development):.+/);
    }
    const out = Object.keys(ineligible(example));
    const served = needs.flatMap((one) => one.applications);
    for (const { code } of applications) expect(served.includes(code) || out.includes(code)).toBe(true);
  });

  it('does what it promised: the service plan brings the activities, the reports the whole output', () => {
    for (const { application, lines, reports } of service) {
      const promised = applications.find((one) => one.code === application)?.deliverables ?? [];
      for (const line of lines.filter((one) => one.deliverable !== null)) {
        expect(promised.map((one) => one.id)).toContain(line.deliverable);
      }
      const activity = promised.find((one) => one.type === 'activity');
      const held = lines
        .filter((one) => one.kind === 'activity')
        .reduce((sum, one) => sum + one.months.length, 0);
      expect(held).toBeGreaterThanOrEqual((activity?.count ?? 0) * 0.95);
      expect(reports.map((one) => one.report)).toEqual(rulebook.serve.reports.map((one) => one.id));
      const done = reports.reduce((sum, one) => sum + one.outputs, 0);
      expect(done).toBeGreaterThanOrEqual(0.95);
      expect(done).toBeLessThanOrEqual(1 + 1e-9);
      expect(reports.reduce((sum, one) => sum + one.spent, 0)).toBeLessThanOrEqual(1);
    }
    expect(service.map((one) => one.application)).toEqual(applications.map((one) => one.code));
  });

  it('has a behaviour that speaks of what is there', () => {
    const codes = applications.map((one) => one.code);
    const rounds = rulebook.evaluation.rounds.map((one) => one.id);
    const about = [
      behaviour.reports,
      behaviour.evaluations,
      behaviour.surveys,
      behaviour.rectifications,
      behaviour.changes,
      behaviour.payments,
    ];
    for (const one of about.flat()) expect(codes).toContain(one.application);
    for (const one of [...behaviour.evaluations, ...behaviour.surveys]) expect(rounds).toContain(one.round);
    for (const one of behaviour.objections) expect(codes).toContain(one.against);
    for (const one of behaviour.payments)
      expect(rulebook.tranches.map(({ id }) => id)).toContain(one.tranche);
    expect(Object.keys(behaviour.panel.quality).sort()).toEqual([...codes].sort());
    for (const survey of [behaviour.usualSurvey, ...behaviour.surveys]) {
      expect(Object.values(survey.ofTen).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(10);
    }
  });
  it('has judgements checked by terms that are there', () => {
    const { callBacks = [], goodCases = [], spotChecks = [], panel } = behaviour;
    const codes = applications.map((one) => one.code);
    for (const one of [...callBacks, ...goodCases]) expect(codes).toContain(one.application);
    for (const { round } of callBacks)
      expect(rulebook.evaluation.rounds.map(({ id }) => id)).toContain(round);
    const items = rulebook.evaluation.spotChecks?.checklist.map(({ code }) => code);
    for (const { item } of spotChecks.flat()) expect(items).toContain(item);
    expect(spotChecks.length).toBeLessThanOrEqual(rulebook.evaluation.spotChecks?.drawings.length ?? 0);
    expect(panel.severe?.seat ?? 1).toBeLessThanOrEqual(rulebook.review.panelSize);
  });
});

/** Figures that a source gives, by path in the rulebook, and the source. Every other figure must be a local choice. */
const SOURCED: Record<ExampleName, { [path: string]: string }> = {
  'hefei-purchase': {
    'purchase.termMonths': 'Order 102, Art. 24: a year',
    'call.answerQuestionsWithin.count': 'Implementing Regulations, Art. 52: 3 working days',
    'call.correctionNotice.count': 'Caiku 〔2014〕214, Art. 10: 5 days',
    'call.minimumApplicants': 'Caiku 〔2015〕124: two for services',
    'eligibility.rules.3.years': 'Procurement Law, Art. 22: three years',
    'funding.pool': 'Hefei: three lots at the average of 82.42 m over 475 projects',
    'funding.lots.0.budget': 'Hefei: 82.42 m over 475 projects',
    'funding.lots.1.budget': 'Hefei: 82.42 m over 475 projects',
    'funding.lots.2.budget': 'Hefei: 82.42 m over 475 projects',
    'budget.supplementMaximum': 'Procurement Law, Art. 49: 10 %',
    'review.expertShare': 'Procurement Law, Art. 38: two thirds',
    'review.lookBackYears': 'Implementing Regulations, Art. 9: three years',
    'publicNotice.period.count': 'Procurement Law, Art. 52: 7 working days',
    'publicNotice.answerObjectionWithin.count': 'Procurement Law, Art. 53: 7 working days',
    'evaluation.bands.0.from': 'Shenzhen 2021',
    'evaluation.bands.1.from': 'Shenzhen 2021: 60',
    'evaluation.bands.2.from': 'Shenzhen 2021: 80',
    'evaluation.bands.3.from': 'Shenzhen 2021: 90',
    'consequences.0.years': 'an unnamed city: no purchase next year (domain-rules.md 3.6)',
    'consequences.0.points': 'Shenzhen tender 2025-11-24: otherwise none',
    'consequences.2.points': 'Shenzhen tender 2025-11-24: half of 8',
    'consequences.3.points': 'Shenzhen tender 2025-11-24: 8',
  },
  'yichun-venture': {
    'funding.pool': 'Yichun: ¥600,000 a year',
    'funding.floor': 'Yichun: ¥20,000',
    'funding.cap': 'Yichun: ¥50,000',
  },
  'guangzhou-venture': {
    'evaluation.spotChecks.share': 'Shenzhen 2021: at least 30 %',
    'evaluation.appraisal.criteria.0.points': 'Jiading 2018: 15',
    'evaluation.appraisal.criteria.1.points': 'Jiading 2018: 15',
    'evaluation.appraisal.criteria.2.points': 'Jiading 2018: 20',
    'evaluation.appraisal.criteria.3.points': 'Jiading 2018: 25',
    'evaluation.appraisal.criteria.4.points': 'Jiading 2018: 25',
    'survey.awareness.known': 'Guangzhou stations 2021: 3 of 5 are valid awareness',
    'survey.awareness.of': 'Guangzhou stations 2021: five things to know',
    'funding.cap': 'Guangzhou 2019: ¥500,000',
    'funding.maximumShareOfBudget': 'Guangzhou 2019: 60 %',
    'funding.minimumSelfRaised': 'Guangzhou 2019: 6:4',
    'evaluation.bands.0.from': 'Shenzhen 2021',
    'evaluation.bands.1.from': 'Shenzhen 2021: 60',
    'evaluation.bands.2.from': 'Shenzhen 2021: 80',
    'evaluation.bands.3.from': 'Shenzhen 2021: 90',
  },
};

function figures(value: unknown, path: string): string[] {
  if (typeof value === 'number') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => figures(one, path === '' ? key : `${path}.${key}`));
}

describe('where the figures come from', () => {
  it.each(all)(
    '$name: every figure that no source gives is marked as a local choice',
    ({ name, rulebook }) => {
      const chosen = (path: string) =>
        rulebook.localChoices.some((one) => path === one || path.startsWith(`${one}.`));
      const given = figures(rulebook, '').filter((path) => path !== 'version' && !chosen(path));
      expect(given.sort()).toEqual(Object.keys(SOURCED[name]).sort());
    },
  );
});

describe('the examples together', () => {
  it('can be entered into one database: addresses, credit codes, streets and households are used once', () => {
    unique(all.flatMap((one) => one.users.map((user) => user.email)));
    unique(all.flatMap((one) => one.organisations.flatMap((each) => (each.uscc ? [each.uscc] : []))));
    unique(
      all.flatMap((one) => one.organisations.flatMap((each) => (each.streetCode ? [each.streetCode] : []))),
    );
    unique(all.flatMap((one) => one.needs.flatMap((each) => each.households.map((file) => file.code))));
  });

  it('Hefei: three lots of ¥173,500, 206 household files and over 400 needs in 心连心, two or three applicants a lot', () => {
    const { rulebook, needs, applications } = examples['hefei-purchase'];
    expect(rulebook.funding.lots?.map((one) => one.budget)).toEqual([17_350_000, 17_350_000, 17_350_000]);
    expect(needs[0]?.households).toHaveLength(206);
    expect(needs[0]?.households.flatMap((one) => one.needs).length).toBeGreaterThan(400);
    for (const lot of rulebook.funding.lots ?? []) {
      const rivals = applications.filter((one) => one.lot === lot.id).length;
      expect([2, 3]).toContain(rivals);
    }
    expect(ineligible(examples['hefei-purchase'])).toEqual({});
    const dimensions = rulebook.evaluation.rounds.map((round) => [
      ...new Set(round.indicators.map((one) => one.dimension.zh)),
    ]);
    expect(dimensions).toEqual(Array(2).fill(['行政监管', '服务成效', '项目管理', '社会影响']));
  });

  it('Yichun: 24 applications of ¥20,000-50,000, one each out by inspection, cap and credit list; the best fourteen fit', () => {
    const { applications, behaviour, rulebook } = examples['yichun-venture'];
    expect(applications).toHaveLength(24);
    expect(ineligible(examples['yichun-venture'])).toEqual({
      'yc-22': ['annual-inspection-passed'],
      'yc-23': ['amount-within-limits'],
      'yc-24': ['not-on-credit-list'],
    });
    const out = ['yc-22', 'yc-23', 'yc-24'];
    const ranked = applications
      .filter((one) => !out.includes(one.code))
      .sort((a, b) => (behaviour.panel.quality[b.code] ?? 0) - (behaviour.panel.quality[a.code] ?? 0));
    const sums = ranked.map((_, index) =>
      ranked.slice(0, index + 1).reduce((sum, one) => sum + one.requested, 0),
    );
    expect(sums.filter((sum) => sum <= rulebook.funding.pool)).toHaveLength(14);
  });

  it('Guangzhou: at most 60 % of the budget and ¥500,000; two applications break it', () => {
    expect(ineligible(examples['guangzhou-venture'])).toEqual({
      'gz-3': ['amount-within-limits'],
      'gz-5': ['amount-within-limits'],
    });
    expect(examples['guangzhou-venture'].rulebook.improve.carryPlan).toBe(true);
  });
});
