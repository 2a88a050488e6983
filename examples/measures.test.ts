import { composite } from '../domain/evaluate/composite';
import { computeMeasures, type RecordMeasure } from '../domain/needs/measures';
import { addDays, addMonths } from '../domain/record/civil-date';
import { expandService } from './expand-service';
import { EXAMPLES, type ExampleName, loadExample } from './load-example';

const STARTS = '2025-04-21';

/** What the records would say of a project when a round opens, and what the round would come to. */
function round(name: ExampleName, application: string, which: 'mid-term' | 'final') {
  const { rulebook, applications, needs, service, behaviour } = loadExample(name);
  const applied = applications.find((one) => one.code === application)!;
  const plan = service.find((one) => one.application === application)!;
  const households = needs.find((one) => one.applications.includes(application))?.households ?? [];
  const reports = rulebook.serve.reports.filter((one) => which === 'final' || one.round === 'mid-term');
  const figures = reports.map((one) => plan.reports.find((each) => each.report === one.id)!);
  const terms = rulebook.evaluation.rounds.find((one) => one.id === which)!;
  const on = addDays(addMonths(STARTS, reports.at(-1)!.atMonth), 25);
  const late = (report: string) =>
    behaviour.reports.some(
      (one) => one.application === application && one.report === report && one.handedIn === 'late',
    );
  const measured = computeMeasures({
    on,
    startsOn: STARTS,
    endsOn: addDays(addMonths(STARTS, rulebook.serve.months), -1),
    pausedDays: 0,
    spotChecks: [],
    terms: rulebook.serve,
    households: households.map(({ code }) => ({ id: code, openedOn: STARTS, updatedOn: STARTS })),
    services: expandService(
      plan.lines,
      STARTS,
      households.map((one) => one.code),
    )
      .filter((one) => one.on <= on)
      .map((one) => ({ ...one, householdIds: one.householdCodes })),
    deliverables: applied.deliverables,
    acceptedReports: figures.map((one) => ({
      reportId: one.report,
      outputs: applied.deliverables.map(({ id, count }) => ({
        deliverableId: id,
        done: Math.round(count * one.outputs),
        note: '',
      })),
      expenses: applied.budget.map((line) => ({
        budgetLineId: line.id,
        on: STARTS,
        amount: Math.round(line.amount * one.spent),
        what: line.item,
        voucherDocumentId: null,
      })),
    })),
    dueReports: reports.map((one) => ({ reportId: one.id, onTime: !late(one.id) })),
    budget: applied.budget,
    shifted: 0,
    upheld: [],
  });
  const { ofTen } =
    behaviour.surveys.find((one) => one.application === application && one.round === which) ??
    behaviour.usualSurvey;
  const answers = Object.values(ofTen).reduce((sum, one) => sum + one, 0);
  const values = Object.entries(measured).map(([measure, one]) => [measure, one?.value ?? null]);
  const measures = Object.fromEntries(values) as Record<RecordMeasure, number | null>;
  const { marks } = behaviour.evaluations.find(
    (one) => one.application === application && one.round === which,
  ) ?? { marks: behaviour.usualMarks[which] };
  const sheets = Object.entries(marks).map(([party, share]) => ({
    party: party as keyof typeof marks,
    marks: terms.indicators
      .filter((one) => one.judges.some((judge) => judge.party === party))
      .map((one) => ({ indicator: one.id, points: one.points * (share ?? 0) })),
  }));
  const result = composite({
    indicators: terms.indicators,
    sheets,
    measures: { ...measures, satisfaction: (ofTen[5] + ofTen[4]) / answers },
  });
  const findings = result.indicators
    .filter((one) => (one.share ?? 1) * 100 < rulebook.improve.findingBelow)
    .map((one) => one.indicator);
  return { measures, score: result.score ?? 0, findings };
}

describe('what the sample input comes to', () => {
  it('Hefei, 心连心: excellent in both rounds, with nothing to rectify', () => {
    for (const which of ['mid-term', 'final'] as const) {
      const { score, findings } = round('hefei-purchase', 'hf-a1', which);
      expect(score).toBeGreaterThan(92);
      expect(findings).toEqual([]);
    }
  });

  it('Hefei, 筑爱南七: good', () => {
    for (const which of ['mid-term', 'final'] as const) {
      const { score, findings } = round('hefei-purchase', 'hf-b2', which);
      expect(score).toBeGreaterThan(82);
      expect(score).toBeLessThan(95);
      expect(findings).toEqual([]);
    }
  });

  it('Hefei, 情暖长淮: fails its mid-term, and has caught up by the end', () => {
    const middle = round('hefei-purchase', 'hf-c1', 'mid-term');
    expect(middle.score).toBeLessThan(60);
    expect(middle.score).toBeGreaterThan(40);
    expect(middle.findings.length).toBeGreaterThan(0);
    expect(middle.findings.length).toBeLessThanOrEqual(6);
    const end = round('hefei-purchase', 'hf-c1', 'final');
    expect(end.score).toBeGreaterThan(70);
    expect(end.score).toBeLessThan(90);
    expect(end.measures['visit-frequency']).toBe(1);
  });

  it('Guangzhou, 无障碍出行陪伴: only passes its mid-term, with those served not content, and is excellent in the end', () => {
    const middle = round('guangzhou-venture', 'gz-2', 'mid-term');
    expect(middle.score).toBeGreaterThan(75);
    expect(middle.score).toBeLessThan(80);
    expect(middle.findings).toEqual(['satisfaction']);
    const end = round('guangzhou-venture', 'gz-2', 'final');
    expect(end.score).toBeGreaterThan(94);
    expect(end.findings).toEqual([]);
  });

  it.each(EXAMPLES.slice(1))(
    '%s: every project that does as planned passes both rounds without a finding',
    (name) => {
      for (const { application } of loadExample(name).service) {
        if (['yc-06', 'yc-22', 'yc-23', 'yc-24', 'gz-2'].includes(application)) continue;
        for (const which of ['mid-term', 'final'] as const) {
          const { score, findings } = round(name, application, which);
          expect({ application, findings, passed: score > 80 }).toEqual({
            application,
            findings: [],
            passed: true,
          });
        }
      }
    },
  );
});
