import type { PageContext } from '../../record/pages/page';
import { theCourse } from '../../serve/pages/the-project';
import { type ReportView, reportPaper } from '../../serve/pages/the-report';
import type { MeasureView } from './measure-basis';
import { measuresTable } from './round-tables';
import { ROUND, type RoundView } from './the-round';

const MOST = '100';

/** What a judge reads beside the sheet: what the system measured, and the reports that were accepted. */
export async function roundPapers(context: PageContext, round: RoundView) {
  const { desk, params } = context;
  const { projectId } = round;
  const measures = await desk.see<{ items: MeasureView[] }>(`${ROUND}/measures`, params);
  const found = await desk.seeIf<{ items: ReportView[] }>(
    '/projects/:projectId/reports',
    { projectId },
    { limit: MOST },
  );
  const accepted = (found?.items ?? [])
    .filter(({ status }) => status === 'accepted')
    .sort((a, b) => (String(a.submittedAt) < String(b.submittedAt) ? -1 : 1));
  const course = accepted.length > 0 ? await theCourse(context) : undefined;
  return {
    measures: measuresTable(context, round, measures.items),
    papers: await Promise.all(accepted.map((one) => reportPaper(context, one, course))),
    projectPage: `/projects/${encodeURIComponent(projectId)}`,
  };
}
