import type { PageContext } from '../../record/pages/page';
import type { SubjectLink } from '../../record/pages/subject-links';

/** The way to what works in the programmes of the reader's own bureau. @param label key of words */
export async function ownWorksLink(context: PageContext, label: string): Promise<SubjectLink[]> {
  const { roles, organisationId } = context.caller;
  const isOfBureau = roles.some((role) => role.startsWith('bureau-'));
  return isOfBureau ? worksLink(context, label, organisationId) : [];
}

/** The same of any bureau, for those who may see it. */
export async function worksLink(
  { desk, t }: PageContext,
  label: string,
  organisationId: string,
): Promise<SubjectLink[]> {
  const path = '/organisations/:organisationId/what-works';
  if (!(await desk.may(`GET ${path}`, { organisationId }))) return [];
  return [{ text: t(label), href: `/organisations/${encodeURIComponent(organisationId)}/what-works` }];
}
