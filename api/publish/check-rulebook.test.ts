import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { SHEETS } from '../../domain/evaluate/sheets';
import { RUBRICS } from '../../domain/match/sheets/rubrics';
import { canonicalJson } from '../../domain/record/canonical-json';
import { EXAMPLES, loadExample } from '../../examples/load-example';
import { checkRulebook } from './check-rulebook';
import { rulebookSchema } from './rulebook-schema';

const hefei = loadExample('hefei-purchase').rulebook;
const copy = () => structuredClone(hefei) as unknown as { [key: string]: never } & typeof hefei;
const fieldsOf = (input: unknown) => checkRulebook(input).faults.map((one) => one.field);

/** Every value in a JSON document that is no list and no object, by path. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

function withValue(path: readonly string[], value: unknown): unknown {
  const changed: unknown = structuredClone(hefei);
  let at = changed as { [key: string]: unknown };
  for (const key of path.slice(0, -1)) at = at[key] as { [key: string]: unknown };
  at[path.at(-1) ?? ''] = value;
  return changed;
}

describe('checking a rulebook that came in', () => {
  it.each(EXAMPLES)('%s comes back as it went in, with the same hash', (name) => {
    const { rulebook } = loadExample(name);
    const checked = checkRulebook(rulebook);
    const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
    expect(checked.faults).toEqual([]);
    expect(hash(checked.rulebook)).toBe(hash(rulebook));
  });

  it('a survey drawn by strata, with a wanted margin, least numbers by mode, call-backs and signs comes back as it went in', () => {
    const survey = {
      ...hefei.survey,
      design: { kind: 'stratified', by: 'group', leastPerStratum: 5 },
      precision: { margin: 5, expected: 90, response: 60 },
      minimumByMode: [
        { mode: 'phone', valid: 15 },
        { mode: 'on-site', valid: 10 },
      ],
      callBack: { share: 10, least: 3 },
      signs: { straightLines: 95, staffAbove: 20, sameSeconds: { answers: 6, seconds: 10 }, sameDevice: 5 },
    };
    const checked = checkRulebook({ ...copy(), survey });
    expect(checked.faults).toEqual([]);
    expect(checked.rulebook?.survey).toEqual(survey);
    expect(fieldsOf({ ...copy(), survey: { ...survey, design: { kind: 'quota' } } })).not.toEqual([]);
  });

  it('a blind review comes back as it went in, and hides fields of an application only', () => {
    const review = { ...hefei.review, blind: { hides: ['title', 'plan.need', 'documents'] } };
    const checked = checkRulebook({ ...copy(), review });
    expect(checked.faults).toEqual([]);
    expect(checked.rulebook?.review).toEqual(review);
    expect(fieldsOf({ ...copy(), review: { ...review, blind: { hides: ['organisationId'] } } })).toEqual([
      'review.blind.hides.0',
    ]);
  });

  it.each(SHEETS.map((one) => [one.id, one] as const))(
    'takes the score sheet %s over as it is',
    (_, sheet) => {
      const rulebook = copy();
      const final = rulebook.evaluation.rounds.at(-1)!;
      const isJudged = sheet.round.indicators.some((one) =>
        one.judges.some((each) => each.party === 'evaluators'),
      );
      Object.assign(final, sheet.round, { evaluators: isJudged ? 2 : 0 });
      rulebook.localChoices = [];
      expect(checkRulebook(rulebook)).toEqual({ rulebook, faults: [] });
    },
  );

  it.each(RUBRICS.map((one) => [one.id, one] as const))('takes the rubric %s over as it is', (_, rubric) => {
    const rulebook = copy();
    Object.assign(rulebook.review, rubric.review, { ties: ['draw'] });
    rulebook.localChoices = [];
    expect(checkRulebook(rulebook)).toEqual({ rulebook, faults: [] });
  });

  it('a missing part, an unknown part and a wrong type are each named', () => {
    const { call: _, ...rest } = copy();
    const wrong = { ...rest, extra: 1, funding: { ...rest.funding, pool: 'much' } };
    expect(fieldsOf(wrong)).toEqual(expect.arrayContaining(['call', 'funding.pool']));
    expect(checkRulebook(wrong).faults.some((one) => one.message.includes('extra'))).toBe(true);
  });

  it('faults of shape and of rules come out together', () => {
    const wrong = copy();
    wrong.review.passMark = 'sixty' as never;
    wrong.tranches[0]!.share = 60;
    wrong.survey.minimumValid = 31;
    expect(fieldsOf(wrong)).toEqual(['review.passMark', 'tranches', 'survey.minimumValid']);
  });

  it('a rule is silent where the shape itself is at fault', () => {
    const wrong = copy();
    wrong.tranches[0]!.share = '50' as never;
    expect(fieldsOf(wrong)).toEqual(['tranches.0.share']);
  });

  it.each([[null], [undefined], [42], ['rulebook'], [[]], [{}]])('%p is refused, not broken by', (input) => {
    const checked = checkRulebook(input);
    expect(checked.rulebook).toBeNull();
    expect(checked.faults.length).toBeGreaterThan(0);
  });

  it('whatever stands in whatever place, it is judged without breaking', () => {
    const anywhere = fc.constantFrom(...leaves(hefei));
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(-1, 0, 101, 1e9, Number.NaN, '', null, [], {}),
    );
    fc.assert(
      fc.property(anywhere, anything, (path, value) => {
        const checked = checkRulebook(withValue(path, value));
        expect(checked.rulebook === null).toBe(checked.faults.length > 0);
        for (const fault of checked.faults) expect(fault.rule).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  it('a list too long or a text too long is refused', () => {
    const wrong = copy();
    wrong.jurisdiction = 'x'.repeat(501);
    wrong.reminders = Array(11).fill({ count: 1, unit: 'day' });
    expect(fieldsOf(wrong)).toEqual(expect.arrayContaining(['jurisdiction', 'reminders']));
    expect(rulebookSchema.safeParse(wrong).success).toBe(false);
  });
});
