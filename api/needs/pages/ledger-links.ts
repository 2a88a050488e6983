import type { ImportKind } from '../../../domain/needs/import-rows';
import type { PageContext } from '../../record/pages/page';
import type { SubjectLink } from '../../record/pages/subject-links';

/** What one may do with a list of the ledger: add one, import, see who looked. */
export async function ledgerLinks(
  { t, desk, params }: PageContext,
  kind: ImportKind,
): Promise<SubjectLink[]> {
  const { projectId = '' } = params;
  const at = `/projects/${encodeURIComponent(projectId)}`;
  const mayWrite = await desk.may('POST /projects/:projectId/:kind', { projectId, kind });
  const maySeeAccesses =
    kind === 'households' && (await desk.may('GET /projects/:projectId/accesses', { projectId }));
  return [
    ...(mayWrite
      ? [
          { text: t(`needs.add-${kind}`), href: `${at}/${kind}/add` },
          { text: t(`needs.import-${kind}`), href: `${at}/${kind}/import` },
        ]
      : []),
    ...(maySeeAccesses ? [{ text: t('needs.accesses'), href: `${at}/accesses` }] : []),
  ];
}

/** Where the reader is: in which project. */
export async function projectCrumbs({ desk, params }: PageContext) {
  const { projectId = '' } = params;
  const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
  return project ? [{ text: project.title, href: `/projects/${encodeURIComponent(projectId)}` }] : [];
}
