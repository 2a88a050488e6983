import type { z } from 'zod';
import type { Crumb, PageContext } from '../../record/pages/page';
import type { evaluationView, sheetView } from '../evaluation-schema';

export type RoundView = z.output<typeof evaluationView>;
export type SheetView = z.output<typeof sheetView>;

/** Address of a round's page, and of its routes. */
export const ROUND = '/projects/:projectId/evaluations/:round';

export function roundAddress({ projectId = '', round = '' }: { projectId?: string; round?: string }): string {
  return `/projects/${encodeURIComponent(projectId)}/evaluations/${encodeURIComponent(round)}`;
}

export function seeRound({ desk, params }: PageContext): Promise<RoundView> {
  return desk.see<RoundView>(ROUND, params);
}

/** Null for those who judge it and see nothing of it but their sheet: partners. */
export function roundIfSeen({ desk, params }: PageContext): Promise<RoundView | null> {
  return desk.seeIf<RoundView>(ROUND, params);
}

/** The way to a sheet, for those who see the round as well. */
export async function sheetCrumbs(context: PageContext, round: RoundView | null): Promise<Crumb[]> {
  return round ? roundCrumbs(context, round) : [];
}

/** The way from the project to what belongs to it; without a title for those who do not see the project. */
export async function projectCrumbs({ desk, t }: PageContext, projectId: string): Promise<Crumb[]> {
  const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
  return [{ text: project?.title ?? t('serve.project'), href: `/projects/${encodeURIComponent(projectId)}` }];
}

/** The way from the project over the round to one of its pages. */
export async function roundCrumbs(context: PageContext, round: RoundView): Promise<Crumb[]> {
  return [
    ...(await projectCrumbs(context, round.projectId)),
    { text: context.own(round.title), href: roundAddress(round) },
  ];
}

/** The name of an indicator, or of a veto, by its code. */
export function namedIn({ own }: PageContext, round: RoundView): (code: string) => string {
  return (code) => {
    const indicator = round.indicators.find(({ id }) => id === code);
    const veto = round.vetoRules.find((one) => one.code === code);
    const title = indicator?.title ?? veto?.title;
    return title ? own(title) : code;
  };
}
