import type { z } from 'zod';
import type { Cell } from '../../record/pages/list-page';
import type { Crumb, PageContext } from '../../record/pages/page';
import type { courseView } from '../course-schema';
import type { projectView } from '../project-view';

export type Course = z.output<typeof courseView>;
export type Project = z.output<typeof projectView>;
export interface DocumentLine {
  id: string;
  fileName: string;
  at: string;
}

const idOf = ({ params }: PageContext) => String(params.projectId);

export function theProject(context: PageContext): Promise<Project> {
  return context.desk.see('/projects/:projectId', { projectId: idOf(context) });
}

export function theCourse(context: PageContext): Promise<Course> {
  return context.desk.see('/projects/:projectId/course', { projectId: idOf(context) });
}

/** From the programme to the project. */
export async function projectCrumbs(context: PageContext): Promise<Crumb[]> {
  const [{ id, title, programmeId }, { programme }] = await Promise.all([
    theProject(context),
    theCourse(context),
  ]);
  return [
    { text: context.own(programme), href: `/programmes/${programmeId}` },
    { text: title, href: `/projects/${id}` },
  ];
}

/** Options of a table with its caption; a column of numbers stands to the right. */
export function tableOf(
  { t }: Pick<PageContext, 't'>,
  caption: string,
  head: readonly string[],
  rows: Cell[][],
) {
  const isNumeric = (n: number) => rows.length > 0 && rows.every((row) => row[n]?.format === 'numeric');
  return {
    caption: t(caption),
    captionClasses: 'govuk-table__caption--m',
    head: head.map((key, n) => ({ text: t(key), ...(isNumeric(n) && { format: 'numeric' }) })),
    rows,
  };
}

/** Rows of a summary list; what is null is left out. */
export function factsOf(
  rows: readonly (readonly [key: string, value: string | null, href?: string | null])[],
) {
  return rows.flatMap(([key, value, href]) =>
    value === null ? [] : [{ key: { text: key }, value: { text: value, href: href ?? null } }],
  );
}
