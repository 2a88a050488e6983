import { projectLifecycle } from '../../../domain/serve/project-lifecycle';
import type { ChartView } from '../../record/pages/charts/chart-view';
import { stateDiagram } from '../../record/pages/charts/state-diagram';
import { type Span, timeline } from '../../record/pages/charts/timeline';
import type { PageContext } from '../../record/pages/page';
import type { Course, Project } from './the-project';

/** The states that a project can be in, with the present one marked. */
export function statesPicture(context: PageContext, { state, stages, pausedAt }: Project): ChartView {
  const paused = state === 'paused' && pausedAt !== null ? { paused: pausedAt } : {};
  return stateDiagram(context, projectLifecycle, state, { ...stages, ...paused });
}

/**
 * What took from when to when: the stages that have begun, the rounds of evaluation, the times of standing still.
 * Null while nothing has begun.
 */
export async function timePicture(
  context: PageContext,
  { pauses, pausedAt }: Project,
  { track }: Course,
  rounds: readonly Span[],
): Promise<ChartView | null> {
  const { t } = context;
  const stages = track.flatMap(({ stage, from, to }): Span[] =>
    from === null ? [] : [{ name: t(`serve.stage-${stage}`), from, to }],
  );
  const standing = [...pauses, ...(pausedAt === null ? [] : [{ from: pausedAt, to: null }])];
  const spans = [
    ...stages,
    ...rounds,
    ...standing.map((one): Span => ({ name: t('serve.paused-time'), ...one })),
  ];
  if (spans.length === 0) return null;
  const heads = [t('serve.what-when'), t('serve.from-when'), t('serve.to-when')] as const;
  return timeline(context, t('serve.course-in-time'), heads, numbered(spans));
}

/** Two of one name would share a line of the picture. */
function numbered(spans: readonly Span[]): Span[] {
  return spans.map((span, place) => {
    const before = spans.slice(0, place).filter(({ name }) => name === span.name).length;
    return before === 0 ? span : { ...span, name: `${span.name} ${before + 1}` };
  });
}
