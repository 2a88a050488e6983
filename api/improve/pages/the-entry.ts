import type { z } from 'zod';
import type { PageContext } from '../../record/pages/page';
import type { contestView, recordLine, recordView } from '../improve-schemas';
import { untilWhen, whyStanding } from './standing-lines';
import { projectCrumb } from './the-finding';

export type RecordView = z.output<typeof recordView>;
export type RecordLine = z.output<typeof recordLine>;

export const RECORD = '/organisations/:organisationId/record';
export const CONTEST = '/projects/:projectId/contest';

const TAGS = { open: 'govuk-tag--yellow', upheld: 'govuk-tag--green', rejected: 'govuk-tag--red' } as const;

/** Whether and how a line is contested, in a word. */
export function contestTag({ t }: PageContext, { contest, isWithdrawn }: RecordLine) {
  if (!contest) return null;
  const upheld = isWithdrawn ? 'withdrawn' : 'corrected';
  const code = contest.state === 'upheld' ? upheld : contest.state;
  return { text: t(`improve.contest-${code}`), tag: TAGS[contest.state] };
}

/** What was said in a contest, for those who may read it; null for everybody else. */
export function contestWords(
  { t, time }: PageContext,
  { contest }: { contest: z.output<typeof contestView> | null },
) {
  if (!contest?.words) return null;
  const { reason, documents, answer } = contest.words;
  return {
    facts: [
      [t('improve.contested-at'), time(contest.raisedAt)],
      [t('improve.contest-reason'), reason],
      ...(contest.answeredAt === null ? [] : [[t('improve.answered-at'), time(contest.answeredAt)]]),
      ...(answer === null ? [] : [[t('improve.contest-answer'), answer]]),
    ].map(([key, value]) => ({ key: { text: String(key) }, value: { text: String(value) } })),
    documents: documents.map((id, n) => ({
      text: t('improve.file-number', { number: n + 1 }),
      href: `/api/v1/documents/${encodeURIComponent(id)}/content`,
    })),
  };
}

/** The line that a project entered in the record; none before it has ended. */
export async function seeEntry({ desk, params }: PageContext) {
  const projectId = String(params.projectId);
  const { organisationId } = await desk.see<{ organisationId: string }>('/projects/:projectId', {
    projectId,
  });
  const record = await desk.see<RecordView>(RECORD, { organisationId });
  return {
    projectId,
    line: record.lines.find((one) => one.projectId === projectId) ?? null,
    way: `/organisations/${encodeURIComponent(organisationId)}/record`,
  };
}

/** The line of the record that the forms about a contest are about, and the way to it. */
export async function aroundEntry(context: PageContext) {
  const { t, own, number, day } = context;
  const { projectId, line, way } = await seeEntry(context);
  const facts = line && [
    [t('record.when'), day(line.at)],
    [t('evaluate.grade'), line.gradeTitle ? own(line.gradeTitle) : (line.grade ?? '—')],
    [t('improve.standing'), t(`improve.standing-${line.standing}`)],
    [t('improve.until'), untilWhen(context, line)],
    [t('improve.why'), whyStanding(context, line)],
    [t('improve.points-head'), number(line.points)],
  ];
  return {
    crumbs: [await projectCrumb(context, projectId), { text: t('improve.record'), href: way }],
    facts: facts?.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) ?? null,
    contest: line ? contestWords(context, line) : null,
  };
}
