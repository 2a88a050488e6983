import type { PageContext } from '../../record/pages/page';
import { contestWords } from './the-entry';
import { type FindingView, findingAddress, findingPart, namesOf, projectCrumb } from './the-finding';

type Row = { key: { text: string }; value: { text: string } };

const rowsOf = (facts: readonly (readonly [string, string])[]): Row[] =>
  facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }));

/** All that is known of a finding, for its own page and beside the forms about it. */
export async function aboutFinding(context: PageContext, finding: FindingView) {
  const { t, code, time, day, number } = context;
  const names = (await namesOf(context, finding.projectId))(finding);
  const { plan, holds, failedAttempts, closedAt, spotCheck } = finding;
  const readsVisit =
    spotCheck && (await context.desk.may('GET /spot-checks/:checkId', { checkId: spotCheck.checkId }));
  return {
    name: names.indicator,
    visit: spotCheck &&
      readsVisit && { text: t('improve.see-visit'), href: `/spot-checks/${spotCheck.checkId}` },
    facts: rowsOf([
      [t('improve.finding'), names.indicator],
      [t('improve.found-by'), names.round],
      [t('improve.severity'), t(`improve.severity-${finding.severity}`)],
      [t('record.state'), code(finding.state)],
      ...(finding.contest
        ? [[t('improve.contested'), t(`improve.finding-contest-${finding.contest.state}`)] as const]
        : []),
      [t('improve.opened'), time(finding.openedAt)],
      [t('improve.failed-attempts'), number(failedAttempts)],
      [
        t('improve.holds'),
        holds === null ? t('improve.holds-nothing') : t('improve.holds-tranche', { holds }),
      ],
      ...(closedAt ? [[t('improve.closed'), time(closedAt)] as const] : []),
    ]),
    contest: contestWords(context, finding),
    plan:
      plan &&
      rowsOf([
        [t('improve.owner'), plan.owner],
        [t('improve.measure'), plan.measure],
        [t('improve.target'), plan.target],
        [t('improve.due-on'), day(plan.dueOn)],
      ]),
    reviews: finding.reviews.map(({ at, accepted, reason }) => ({
      at: time(at),
      verdict: t(accepted ? 'improve.accepted' : 'improve.returned'),
      classes: accepted ? 'govuk-tag--green' : 'govuk-tag--yellow',
      reason,
    })),
    evidence: finding.evidence.map(({ at, text, documents }) => ({
      at: time(at),
      text,
      documents: documents.map((id, n) => ({
        text: t('improve.file-number', { number: n + 1 }),
        href: `/api/v1/documents/${encodeURIComponent(id)}/content`,
      })),
    })),
    inspections: finding.inspections.map(({ at, passed, reason }) => ({
      at: time(at),
      verdict: t(passed ? 'improve.passed' : 'improve.not-passed'),
      classes: passed ? 'govuk-tag--green' : 'govuk-tag--red',
      reason,
    })),
  };
}

/** The way from the project over its findings, and to the finding itself from the forms about it. */
export async function findingCrumbs(context: PageContext, finding: FindingView, name: string | null) {
  const { projectId } = finding;
  const list = {
    text: context.t('improve.findings'),
    href: `/projects/${encodeURIComponent(projectId)}/findings`,
  };
  const own = name === null ? [] : [{ text: name, href: findingAddress(projectId, findingPart(finding)) }];
  return [await projectCrumb(context, projectId), list, ...own];
}
