import type { RulebookCheck } from '../../domain/publish/rule-check';
import type { Rulebook } from '../../domain/publish/rulebook';
import { RULEBOOK_CHECKS } from '../../domain/publish/rulebook-faults';
import type { FaultField } from '../../domain/record/fault';
import { issuesInChinese } from '../record/schema-words';
import { rulebookSchema } from './rulebook-schema';

export type CheckedRulebook = { rulebook: Rulebook; faults: [] } | { rulebook: null; faults: FaultField[] };

/** The rule behind a fault of the shape. */
export const RULEBOOK_SHAPE = 'shape of a rulebook';

/**
 * Holds anything that came in against the shape and the rules. Both kinds of fault come out together as far as
 * possible: a rule that cannot be judged because its part has no shape is left out, and so is a rule's fault where
 * the shape itself is at fault.
 */
export function checkRulebook(input: unknown): CheckedRulebook {
  const parsed = rulebookSchema.safeParse(input);
  if (parsed.success) {
    const faults = RULEBOOK_CHECKS.flatMap((check) => check(parsed.data));
    return faults.length === 0 ? { rulebook: parsed.data, faults: [] } : { rulebook: null, faults };
  }
  const chinese = issuesInChinese(rulebookSchema, input);
  const shape = parsed.error.issues.map((issue, index) => ({
    field: issue.path.join('.'),
    message: issue.message,
    zh: chinese[index]?.message ?? issue.message,
    rule: RULEBOOK_SHAPE,
  }));
  const rules = RULEBOOK_CHECKS.flatMap((check) => asFarAsPossible(check, input)).filter(
    ({ field }) => !shape.some((one) => touches(one.field, field)),
  );
  return { rulebook: null, faults: [...shape, ...rules] };
}

/** Checks expect the whole shape; where it is broken they may find nothing to look at. */
function asFarAsPossible(check: RulebookCheck, input: unknown): FaultField[] {
  try {
    return check(input as Rulebook);
  } catch {
    return [];
  }
}

function touches(one: string, other: string): boolean {
  return (
    one === other || one === '' || `${other}.`.startsWith(`${one}.`) || `${one}.`.startsWith(`${other}.`)
  );
}
