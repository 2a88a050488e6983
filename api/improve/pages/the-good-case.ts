import type { z } from 'zod';
import type { Crumb, PageContext } from '../../record/pages/page';
import type { caseView } from '../good-case-schemas';

export type CaseView = z.output<typeof caseView>;

export const CASE = '/good-cases/:caseId';

export function seeCase({ desk, params }: PageContext): Promise<CaseView> {
  return desk.see(CASE, { caseId: String(params.caseId) });
}

/** The words of a case as its readers will see them. */
export function caseFacts({ t }: Pick<PageContext, 't'>, { need, done, result, voices }: CaseView) {
  return [
    [t('improve.case-need'), need],
    [t('improve.case-done'), done],
    [t('improve.case-result'), result],
    ...voices.map(({ name, words }) => [t('improve.case-voice', { name }), words]),
  ].map(([key, value]) => ({ key: { text: String(key) }, value: { text: String(value) } }));
}

/** From the project to its case. */
export async function caseCrumbs({ desk, t }: PageContext, projectId: string): Promise<Crumb[]> {
  const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
  return project
    ? [
        { text: project.title, href: `/projects/${projectId}` },
        { text: t('improve.good-cases'), href: `/projects/${projectId}/good-cases` },
      ]
    : [];
}
