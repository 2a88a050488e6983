import type { EvaluationRound } from '../../publish/rulebook';
import type { Words } from '../../record/words';
import type { Indicator, ScoreRule } from '../indicator';
import type { JudgingParty } from '../judging-party';

/** A score sheet as data, to be taken over into a rulebook's evaluation round. */
export interface SheetTemplate {
  id: string;
  title: Words;
  /** Issuer and place, with the section of domain-rules.md that it was read in. */
  source: string;
  /**
   * `whole`: every printed row and figure; `part`: rows that the source does not show are missing or stand as one
   * line; `chosen`: the dimensions are the source's, the points are to be chosen locally.
   */
  basis: 'whole' | 'part' | 'chosen';
  round: Pick<EvaluationRound, 'indicators' | 'stages' | 'ceiling' | 'vetoes'>;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

export const JUDGED: ScoreRule = { kind: 'judged' };

/** A range that a judge decides within, with what each part of it stands for; half-open. */
export function ranged(...anchors: [from: number, zh: string, en: string][]): ScoreRule {
  return { kind: 'judged', anchors: anchors.map(([from, zh, en]) => ({ from, words: words(zh, en) })) };
}

/** One of these and nothing between them. */
export function levels(...list: [points: number, zh: string, en: string][]): ScoreRule {
  return { kind: 'levels', levels: list.map(([points, zh, en]) => ({ points, words: words(zh, en) })) };
}

type Title = readonly [zh: string, en: string];
type Row = [id: string, title: Title, points: number, rule: ScoreRule, more?: Partial<Indicator>];

/**
 * Rows of one dimension. A measured row is judged by the records (or the recipients' survey), all others by the party
 * given; `more` overrides.
 */
export function rows(
  path: readonly [Title, ...Title[]],
  party: JudgingParty,
  list: readonly Row[],
): Indicator[] {
  const [first, ...under] = path;
  return list.map(([id, title, points, rule, more = {}]) => ({
    id,
    dimension: words(...first),
    ...(under.length > 0 && { under: under.map((one) => words(...one)) }),
    title: words(...title),
    points,
    judges: [{ party: computed(rule) ?? party, weight: 100 }],
    rule,
    ...more,
  }));
}

function computed(rule: ScoreRule): JudgingParty | null {
  if (rule.kind === 'judged' || rule.kind === 'levels' || rule.measure === undefined) return null;
  return rule.measure === 'satisfaction' ? 'recipients' : 'records';
}
