import fc from 'fast-check';
import { type CompositeInput, composite } from './composite';
import { explainIndicator } from './explain-indicator';
import { gradeOf, verdictOf } from './grade';
import type { Indicator } from './indicator';
import { judgedBy } from './judged-by';
import type { JudgingParty } from './judging-party';
import { marks } from './marks.fixture';
import type { SurveyInvalid } from './survey-invalid-terms';

const BANDS = [
  { grade: 'excellent', title: { zh: '优秀', en: 'excellent' }, from: 90 },
  { grade: 'good', title: { zh: '良好', en: 'good' }, from: 80 },
  { grade: 'pass', title: { zh: '合格', en: 'pass' }, from: 60 },
  { grade: 'fail', title: { zh: '不合格', en: 'fail' }, from: 0 },
];

const indicator = (id: string, points: number, judges: Indicator['judges']): Indicator => ({
  id,
  dimension: { zh: '服务成效', en: 'effect' },
  title: { zh: id, en: id },
  points,
  judges,
  rule: { kind: 'judged' },
});

const EQUAL: Indicator['judges'] = [
  { party: 'bureau', weight: 50 },
  { party: 'street', weight: 50 },
];

describe('a composite', () => {
  const care = indicator('care', 60, [
    { party: 'bureau', weight: 30 },
    { party: 'street', weight: 20 },
    { party: 'evaluators', weight: 30 },
    { party: 'recipients', weight: 20 },
  ]);
  const order = indicator('order', 40, [{ party: 'bureau', weight: 100 }]);
  const sheet = (party: JudgingParty, ...points: (number | null)[]) => ({
    party,
    marks: marks([care, order], points).filter((mark) => party === 'bureau' || mark.indicator === 'care'),
  });

  it('weighs bureau 54, street 48, evaluators 57 and 90 % satisfied recipients as the rulebook says', () => {
    const sheets = [
      sheet('bureau', 54, 40),
      sheet('street', 48),
      sheet('evaluators', 60),
      sheet('evaluators', 54),
    ];
    const { score, indicators } = composite({
      indicators: [care, order],
      sheets,
      measures: { satisfaction: 0.9 },
    });
    expect(indicators[0]?.earned).toBe(53.7);
    expect(score).toBe(53.7 + 40);
  });

  it('shares out the weight of a street that is silent among those who scored, and says with what weight they count', () => {
    const sheets = [sheet('bureau', 60, 40), sheet('evaluators', 30)];
    const [first] = composite({ indicators: [care, order], sheets, measures: {} }).indicators;
    expect(first?.share).toBe(0.75);
    expect(first?.parties.map((one) => one.effectiveWeight)).toEqual([50, 0, 50, 0]);
  });

  it('leaves out an indicator that nobody scored, and counts the rest on 100', () => {
    const sheets = [sheet('bureau', null, 30)];
    const { score, of } = composite({ indicators: [care, order], sheets, measures: {} });
    expect(of).toBe(40);
    expect(score).toBe(75);
  });

  it('has no score when nobody scored anything', () => {
    expect(composite({ indicators: [care, order], sheets: [], measures: {} }).score).toBeNull();
  });

  it('leaves out the recipients when the survey is not valid', () => {
    const sheets = [sheet('bureau', 60, 40)];
    const known = composite({ indicators: [care, order], sheets, measures: { satisfaction: 0 } });
    const unknown = composite({ indicators: [care, order], sheets, measures: { satisfaction: null } });
    expect(known.score).toBe(76);
    expect(unknown.score).toBe(100);
  });
});

describe('a survey that is not valid', () => {
  /** Recipients are half of it, the bureau gives 10 of 20 points. */
  const lineOf = (
    whenSurveyInvalid: SurveyInvalid | undefined,
    satisfaction: number | null,
    street: number | null = null,
  ) => {
    const service: Indicator = {
      ...indicator('service', 20, [
        { party: 'bureau', weight: 50 },
        { party: 'recipients', weight: 50 },
      ]),
      ...(whenSurveyInvalid && { whenSurveyInvalid }),
    };
    const sheets = [
      { party: 'bureau' as const, marks: [{ indicator: 'service', points: 10 }] },
      { party: 'street' as const, marks: [{ indicator: 'service', points: street }] },
    ];
    const line = composite({ indicators: [service], sheets, measures: { satisfaction } }).indicators[0];
    if (!line) throw new Error('no line');
    return { ...line, evidence: explainIndicator([service], line).evidence.en };
  };

  it('leaves the recipients out unless the rulebook says otherwise, and says so', () => {
    for (const rule of [undefined, { kind: 'left-out' as const }])
      expect(lineOf(rule, null)).toMatchObject({ earned: 10, surveyInvalid: { kind: 'left-out' } });
    expect(lineOf(undefined, null).evidence).toContain('the recipients are left out');
  });

  it('earns nothing for their part, or for the whole indicator, or what a named party gave in their place', () => {
    expect(lineOf({ kind: 'zero' }, null)).toMatchObject({ earned: 5, surveyInvalid: { kind: 'zero' } });
    expect(lineOf({ kind: 'fails' }, null)).toMatchObject({ earned: 0, share: 0 });
    const inPlace = lineOf({ kind: 'judged-by', party: 'street' }, null, 16);
    expect(inPlace.earned).toBe(13);
    expect(inPlace.evidence).toContain("the street judge in the recipients' place, and gave 16");
    expect(lineOf({ kind: 'judged-by', party: 'street' }, null).earned).toBe(10);
  });

  it('changes nothing where it is valid: nobody stands in', () => {
    for (const rule of [
      { kind: 'fails' as const },
      { kind: 'judged-by' as const, party: 'street' as const },
    ]) {
      const line = lineOf(rule, 0.9, 0);
      expect(line.earned).toBe(14);
      expect(line.surveyInvalid).toBeUndefined();
    }
  });

  it('puts the indicator on the sheet of who stands in, and on no other', () => {
    const indicator = { judges: [], whenSurveyInvalid: { kind: 'judged-by', party: 'street' } } as never;
    expect([judgedBy([indicator], 'street').length, judgedBy([indicator], 'bureau').length]).toEqual([1, 0]);
  });
});

describe('every composite', () => {
  const parties = ['bureau', 'street', 'evaluators'] as const;
  const indicators = fc
    .array(
      fc.record({
        points: fc.integer({ min: 1, max: 40 }),
        weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((rows) =>
      rows.map(({ points, weights }, index) =>
        indicator(
          `i${index}`,
          points,
          parties.map((party, place) => ({ party, weight: weights[place] ?? 1 })),
        ),
      ),
    );
  const round = indicators.chain((list) =>
    fc.record({
      indicators: fc.constant(list),
      sheets: fc.array(
        fc.record({
          party: fc.constantFrom(...parties),
          marks: fc
            .tuple(...list.map((one) => fc.option(fc.double({ min: 0, max: one.points, noNaN: true }))))
            .map((points) => marks(list, points)),
        }),
        { maxLength: 6 },
      ),
      measures: fc.constant({}),
    }),
  );

  it('lies between 0 and 100', () => {
    fc.assert(
      fc.property(round, (input) => {
        const { score } = composite(input as CompositeInput);
        expect(score === null || (score >= 0 && score <= 100)).toBe(true);
      }),
    );
  });

  it('is exactly 100 when every mark is full, whatever the weights', () => {
    fc.assert(
      fc.property(indicators, fc.subarray([...parties], { minLength: 1 }), (list, who) => {
        const sheets = who.map((party) => ({
          party,
          marks: marks(
            list,
            list.map((one) => one.points),
          ),
        }));
        expect(composite({ indicators: list, sheets, measures: {} }).score).toBe(100);
      }),
    );
  });

  it('loses no weight: the weights that count sum to 100 wherever somebody scored', () => {
    fc.assert(
      fc.property(round, (input) => {
        for (const line of composite(input as CompositeInput).indicators) {
          const sum = line.parties.reduce((all, one) => all + one.effectiveWeight, 0);
          expect(sum).toBeCloseTo(line.share === null ? 0 : 100, 6);
        }
      }),
    );
  });

  it('does not depend on the order of the judges', () => {
    fc.assert(
      fc.property(round, (input) => {
        const turned = { ...input, sheets: [...input.sheets].reverse() };
        expect(composite(turned as CompositeInput)).toEqual(composite(input as CompositeInput));
      }),
    );
  });

  it('keeps what the others gave when a party abstains: the rest lies within the marks of those who scored', () => {
    fc.assert(
      fc.property(round, fc.constantFrom(...parties), (input, silent) => {
        const rest = { ...input, sheets: input.sheets.filter((sheet) => sheet.party !== silent) };
        for (const line of composite(rest as CompositeInput).indicators) {
          const shares = line.parties.flatMap((one) => (one.share === null ? [] : [one.share]));
          if (line.share === null) continue;
          expect(line.share).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
          expect(line.share).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
        }
      }),
    );
  });

  it('is what the others gave when a judge abstains: an empty sheet changes nothing', () => {
    fc.assert(
      fc.property(round, fc.constantFrom(...parties), (input, party) => {
        const empty = {
          party,
          marks: marks(
            input.indicators,
            input.indicators.map(() => null),
          ),
        };
        const given = input as CompositeInput;
        expect(composite({ ...given, sheets: [...given.sheets, empty] }).score).toBe(composite(given).score);
      }),
    );
  });

  it('with a silent party is what it would be if the rulebook had never asked that party', () => {
    fc.assert(
      fc.property(round, fc.constantFrom(...parties), (input, silent) => {
        const sheets = input.sheets.filter((sheet) => sheet.party !== silent);
        const never = input.indicators.map((one) => ({
          ...one,
          judges: one.judges.filter(({ party }) => party !== silent),
        }));
        const { score } = composite({ ...input, sheets } as CompositeInput);
        expect(composite({ ...input, sheets, indicators: never } as CompositeInput).score).toBe(score);
      }),
    );
  });

  it('counts a judge who abstains on an indicator as the mean of the others of the party', () => {
    fc.assert(
      fc.property(round, fc.nat(), fc.nat(), (input, judge, which) => {
        fc.pre(input.sheets.length > 0);
        const [own, line] = [judge % input.sheets.length, which % input.indicators.length];
        const { party } = input.sheets[own]!;
        const others = input.sheets.flatMap((sheet, n) =>
          n !== own && sheet.party === party ? [sheet.marks[line]?.points ?? null] : [],
        );
        const given = others.filter((one) => one !== null);
        fc.pre(given.length > 0);
        const scoreWith = (points: number | null) => {
          const sheets = input.sheets.map((sheet, n) =>
            n === own
              ? { ...sheet, marks: sheet.marks.map((mark, m) => (m === line ? { ...mark, points } : mark)) }
              : sheet,
          );
          return composite({ ...input, sheets } as CompositeInput).score ?? Number.NaN;
        };
        const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
        expect(scoreWith(mean)).toBeCloseTo(scoreWith(null), 6);
      }),
    );
  });

  it('never falls in an indicator for the abstention of a party, unless that gave more than the others', () => {
    fc.assert(
      fc.property(round, fc.constantFrom(...parties), (input, silent) => {
        const all = composite(input as CompositeInput).indicators;
        const sheets = input.sheets.filter((sheet) => sheet.party !== silent);
        const rest = composite({ ...input, sheets } as CompositeInput).indicators;
        for (const [n, { share, parties: by }] of all.entries()) {
          const own = by.find(({ party }) => party === silent)?.share ?? null;
          const left = rest[n]?.share ?? null;
          if (share === null || own === null || left === null || own > left) continue;
          expect(left).toBeGreaterThanOrEqual(share - 1e-9);
        }
      }),
    );
  });

  it('never falls when a party that gave less than the others abstains', () => {
    fc.assert(
      fc.property(indicators, fc.double({ min: 0, max: 1, noNaN: true }), (list, low) => {
        const full = {
          party: 'bureau' as const,
          marks: marks(
            list,
            list.map((one) => one.points),
          ),
        };
        const less = {
          party: 'street' as const,
          marks: marks(
            list,
            list.map((one) => one.points * low),
          ),
        };
        const both = composite({ indicators: list, sheets: [full, less], measures: {} }).score ?? 0;
        const alone = composite({ indicators: list, sheets: [full], measures: {} }).score ?? 0;
        expect(alone).toBeGreaterThanOrEqual(both);
      }),
    );
  });
});

describe('every composite with bonus, penalty and factor', () => {
  const withEffects = fc
    .record({
      counting: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
      effects: fc.array(fc.constantFrom('bonus' as const, 'penalty' as const, 'factor' as const), {
        maxLength: 4,
      }),
      staged: fc.boolean(),
      ceiling: fc.constantFrom(undefined, null, 100, 120),
    })
    .map(({ counting, effects, staged, ceiling }) => ({
      ceiling,
      stages: staged
        ? [
            { id: 's0', weight: 40 },
            { id: 's1', weight: 60 },
          ]
        : undefined,
      indicators: [
        ...counting.map((points, index) => ({
          ...indicator(`i${index}`, points, EQUAL),
          ...(staged && { stage: `s${index % 2}` }),
        })),
        ...effects.map((effect, index) => ({
          ...indicator(`e${index}`, effect === 'factor' ? 1 : 10, EQUAL),
          effect,
        })),
      ],
    }));
  const round = withEffects.chain((terms) =>
    fc.record({
      terms: fc.constant(terms),
      given: fc.array(
        fc.record({
          party: fc.constantFrom('bureau' as const, 'street' as const),
          shares: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
            minLength: terms.indicators.length,
            maxLength: terms.indicators.length,
          }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );
  type Round = typeof round extends fc.Arbitrary<infer T> ? T : never;
  const scored = ({ terms, given }: Round) =>
    composite({
      ...terms,
      measures: {},
      sheets: given.map(({ party, shares }) => ({
        party,
        marks: marks(
          terms.indicators,
          terms.indicators.map((one, index) => {
            const share = shares[index] ?? null;
            return share === null ? null : share * one.points;
          }),
        ),
      })),
    });

  it('lies between 0 and the ceiling, and the order of judges and of indicators changes nothing', () => {
    fc.assert(
      fc.property(round, (one) => {
        const { score } = scored(one);
        const turned = scored({
          terms: { ...one.terms, indicators: [...one.terms.indicators].reverse() },
          given: [...one.given].reverse().map((each) => ({ ...each, shares: [...each.shares].reverse() })),
        });
        expect(turned.score).toBe(score);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(one.terms.ceiling ?? (one.terms.ceiling === null ? 140 : 100));
      }),
    );
  });

  it('is never lower for an abstention than for the worst mark', () => {
    fc.assert(
      fc.property(round, fc.nat(), fc.nat(), (one, judge, line) => {
        const at = line % one.terms.indicators.length;
        const worst = one.terms.indicators[at]?.effect === 'penalty' ? 1 : 0;
        const set = (share: number | null): Round => ({
          ...one,
          given: one.given.map((each, index) =>
            index === judge % one.given.length
              ? { ...each, shares: each.shares.map((old, place) => (place === at ? share : old)) }
              : each,
          ),
        });
        const punished = scored(set(worst)).score;
        const abstained = scored(set(null)).score;
        if (punished === null || abstained === null) return;
        expect(abstained).toBeGreaterThanOrEqual(punished - 1e-9);
      }),
    );
  });

  it('never falls for a better mark, a greater bonus, a smaller penalty or a greater factor', () => {
    fc.assert(
      fc.property(
        round,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, judge, line, by) => {
          const at = line % one.terms.indicators.length;
          const isPenalty = one.terms.indicators[at]?.effect === 'penalty';
          const better = (old: number) => (isPenalty ? old * by : old + (1 - old) * by);
          const improved: Round = {
            ...one,
            given: one.given.map((each, index) =>
              index === judge % one.given.length
                ? {
                    ...each,
                    shares: each.shares.map((old, place) =>
                      place === at && old !== null ? better(old) : old,
                    ),
                  }
                : each,
            ),
          };
          const [before, after] = [scored(one).score, scored(improved).score];
          if (before !== null) expect(after ?? 0).toBeGreaterThanOrEqual(before - 1e-9);
        },
      ),
    );
  });

  it('loses no weight of a stage: those of the stages that were scored sum to 100', () => {
    fc.assert(
      fc.property(round, (one) => {
        const { stages, base } = scored(one).total;
        const sum = stages.reduce((all, stage) => all + stage.effectiveWeight, 0);
        if (stages.length > 0) expect(sum).toBeCloseTo(base === null ? 0 : 100, 6);
      }),
    );
  });
});

describe('a grade', () => {
  it('takes the unrounded score: 89.999 is below 90, and 90 is not', () => {
    expect(gradeOf(BANDS, 89.999).grade).toBe('good');
    expect(gradeOf(BANDS, 90).grade).toBe('excellent');
  });

  it('gives 59.5 no pass and 79.5 a pass: bands are half-open, with no gap between "60-79" and "80-89"', () => {
    expect(gradeOf(BANDS, 59.5).grade).toBe('fail');
    expect(gradeOf(BANDS, 79.5).grade).toBe('pass');
  });

  it('is the lowest, with a score of 0, when a veto stands', () => {
    expect(verdictOf(94, ['misappropriation'], BANDS, 60)).toEqual({
      score: 0,
      grade: 'fail',
      passed: false,
      vetoed: true,
    });
  });

  it('passes at the pass mark itself', () => {
    expect(verdictOf(60, [], BANDS, 60)).toEqual({ score: 60, grade: 'pass', passed: true, vetoed: false });
  });

  it('refuses bands that begin above the score', () => {
    expect(() => gradeOf(BANDS.slice(0, 3), 12)).toThrow('has no band');
  });
});
