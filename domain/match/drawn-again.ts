import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import { type Drawn, drawPanel } from './draw-panel';
import type { Recusal } from './recusal';

interface DrawFacts {
  seed: string;
  candidates: { evaluatorId: string; expert: boolean; expertise?: string[] }[];
  recused: Pick<Recusal, 'evaluatorId'>[];
}

/** Without ties no look-back is counted: any day does. */
const ANY_DAY = '2000-01-01T00:00:00.000Z';

/**
 * The draw of a panel once more, from the seed and the candidates in its journal. Ties and employers are nobody's
 * business: who was recused is enough.
 */
export function drawnAgain(facts: Json, { review }: Pick<Rulebook, 'review'>): { drawn: Drawn[] } {
  const { seed, candidates, recused } = facts as unknown as DrawFacts;
  const away = new Set(recused.map(({ evaluatorId }) => evaluatorId));
  const free = candidates
    .filter(({ evaluatorId }) => !away.has(evaluatorId))
    .map((one) => ({ expertise: [], ...one, organisationId: '', ties: [] }));
  const { seats, reserve } = drawPanel(seed, free, [], ANY_DAY, review);
  return { drawn: [...seats, ...reserve] };
}
