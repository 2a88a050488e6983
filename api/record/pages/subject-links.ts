import type { PageContext } from './page';

export interface SubjectLink {
  text: string;
  href: string;
}

/** Key of words, address with parameters, and the route whose rights decide whether it is shown. */
type Row = readonly [label: string, path: string, right: string];

const OF_PROGRAMME: readonly Row[] = [
  ['publish.correct', '/programmes/:programmeId/correct', 'POST /programmes/:programmeId/correct'],
];

const OF_PROJECT: readonly Row[] = [];

/** The pages about a programme that this person may use. */
export function linksOfProgramme(context: PageContext, programmeId: string): Promise<SubjectLink[]> {
  return linksOf(context, OF_PROGRAMME, { programmeId });
}

/** The pages about a project that this person may use. */
export function linksOfProject(context: PageContext, projectId: string): Promise<SubjectLink[]> {
  return linksOf(context, OF_PROJECT, { projectId });
}

async function linksOf(
  { t, desk }: PageContext,
  rows: readonly Row[],
  params: { [name: string]: string },
): Promise<SubjectLink[]> {
  const allowed = await Promise.all(rows.map(([, , right]) => desk.may(right, params)));
  return rows
    .filter((_, n) => allowed[n])
    .map(([label, path]) => ({
      text: t(label),
      href: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    }));
}
