import type { z } from 'zod';
import type { Crumb, PageContext } from '../../record/pages/page';
import type { findingView, findingWhole } from '../improve-schemas';

export type FindingRow = z.output<typeof findingView>;
export type FindingView = z.output<typeof findingWhole>;

export const FINDINGS = '/projects/:projectId/findings';
export const FINDING = `${FINDINGS}/:finding`;

export function seeFinding({ desk, params }: PageContext): Promise<FindingView> {
  return desk.see<FindingView>(FINDING, params);
}

export function findingAddress(projectId: string, finding: string): string {
  return `/projects/${encodeURIComponent(projectId)}/findings/${encodeURIComponent(finding)}`;
}

/** The part of a finding's id that its address has. */
export function findingPart({ id, projectId }: Pick<FindingRow, 'id' | 'projectId'>): string {
  return id.slice(projectId.length + 1);
}

interface Round {
  round: string;
  title: { zh: string; en: string };
  indicators: { id: string; title: { zh: string; en: string } }[];
}

export interface FindingNames {
  /** The evaluation or spot check that found it. */
  round: string;
  /** What fell short. */
  indicator: string;
}

/** What a finding is about in words; codes where the reader may not see the evaluations. */
export async function namesOf(
  { desk, own, t }: PageContext,
  projectId: string,
): Promise<(finding: Pick<FindingRow, 'round' | 'indicator' | 'spotCheck'>) => FindingNames> {
  const found = await desk.seeIf<{ items: Round[] }>('/projects/:projectId/evaluations', { projectId });
  return (finding) => {
    if (finding.spotCheck)
      return { round: t('improve.a-spot-check'), indicator: own(finding.spotCheck.title) };
    const round = found?.items.find((one) => one.round === finding.round);
    const indicator = round?.indicators.find(({ id }) => id === finding.indicator);
    return {
      round: round ? own(round.title) : finding.round,
      indicator: indicator ? own(indicator.title) : finding.indicator,
    };
  };
}

/** The way from the project to what belongs to it. */
export async function projectCrumb({ desk, t }: PageContext, projectId: string): Promise<Crumb> {
  const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
  return { text: project?.title ?? t('serve.project'), href: `/projects/${encodeURIComponent(projectId)}` };
}
