import type { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import type { Report } from '../../domain/serve/report';
import { revisionOf } from '../../domain/serve/report-content';
import { reportRecordId } from '../../domain/serve/report-id';
import type { Services } from '../record/route';
import { checkVersion } from '../record/version';
import type { reportBody } from './report-schema';

/**
 * Saves the editor's draft: a first version, or the next one after a report was given back.
 * @throws Fault `not-allowed-now` while it is with somebody else, `stale-version` for an old copy,
 * `not-found` for a report that the rulebook does not ask for
 */
export async function saveReport(
  { store }: Services,
  of: { projectId: string; reportId: string; ifMatch: number | null },
  content: z.output<typeof reportBody>,
): Promise<Report> {
  const { projectId, reportId, ifMatch } = of;
  const { rulebook } = await store.rulebooks.need((await store.projects.need(projectId)).rulebookHash);
  if (!rulebook.serve.reports.some(({ id }) => id === reportId))
    throw new Fault('not-found', {
      en: 'the rulebook asks for no such report',
      zh: '规则手册没有要求这份报告',
    });
  const last = await store.reports.first({ projectId, reportId }, { sort: { version: -1 } });
  const before = last ? revisionOf(last) : 0;
  checkVersion(ifMatch, before);
  if (last && last.status !== 'draft' && last.status !== 'returned') {
    throw new Fault(
      'not-allowed-now',
      { en: `the report is ${last.status}: it cannot be changed`, zh: '报告已提交，现在不能改' },
      {
        state: last.status,
        allowed: [],
      },
    );
  }
  const version = last?.status === 'draft' ? last.version : (last?.version ?? 0) + 1;
  const id = reportRecordId(projectId, reportId, version);
  const hint = (code: string) => last?.sections.find((one) => one.code === code);
  const sections = content.sections.map((one) => ({
    ...one,
    verdict: hint(one.code)?.verdict ?? null,
    reason: hint(one.code)?.reason ?? null,
  }));
  if (last?.status === 'draft') {
    const unchanged = { id, status: 'draft', ...(last.revision === undefined ? {} : { revision: before }) };
    if (!(await store.reports.update(unchanged, { ...content, sections, revision: before + 1 }))) {
      throw new Fault('stale-version', {
        en: 'the report was saved or handed in meanwhile',
        zh: '期间报告已被保存或提交，请核对后再试',
      });
    }
  } else {
    await store.reports.insert({
      ...{ ...EMPTY, ...content, id, projectId, reportId, version, sections },
      revision: before + 1,
    });
  }
  return store.reports.need(id);
}

const EMPTY = {
  status: 'draft',
  submittedBy: null,
  submittedAt: null,
  certifiedBy: null,
  certifiedAt: null,
  late: false,
} as const;
