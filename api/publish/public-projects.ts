import type { z } from 'zod';
import type { IndicatorScore } from '../../domain/evaluate/composite';
import { SETTLED } from '../../domain/evaluate/evaluation-lifecycle';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import { indicatorRuleWords } from '../../domain/evaluate/rule-words';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { SIGNING_SIDES } from '../../domain/serve/signature';
import type { Page, PageOptions, Services } from '../record/services';
import { published } from './public-programme';
import type { publicProjectView } from './public-schemas';

type ProjectView = z.input<typeof publicProjectView>;

/** Projects of a published programme, oldest first, each judged by its own rulebook. @throws Fault `not-found` */
export async function publicProjects(
  { store }: Services,
  programmeId: string,
  query: Pick<PageOptions, 'cursor' | 'limit'>,
): Promise<Page<ProjectView>> {
  const { bureauId } = await published(store, programmeId);
  const { items, next } = await store.page('projects', { programmeId }, { ...query, sort: { id: 1 } });
  const closed = await store.evaluations.find(
    { projectId: { $in: items.map((one) => one.id) }, state: { $in: SETTLED } },
    { sort: { id: 1 } },
  );
  const organisations = await store.organisations.find({
    id: { $in: [bureauId, ...items.map((one) => one.organisationId)] },
  });
  const organisation = (id: string) => organisations.find((one) => one.id === id);
  const views: ProjectView[] = [];
  for (const project of items) {
    const { rulebook } = await store.rulebooks.need(project.rulebookHash);
    const lot = lotOf(rulebook, project);
    views.push({
      ...project,
      organisation: organisation(project.organisationId)?.name ?? '',
      lot: lot?.title ?? null,
      stopped: stopOf(project, rulebook),
      place: lot?.place ?? organisation(bureauId)?.place ?? '',
      agreement: signedAgreement(project),
      evaluations: closed
        .filter((one) => one.projectId === project.id)
        .map((one) => evaluationView(one, rulebook)),
    });
  }
  return { items: views, next };
}

/** Why the rulebook ended a project, in words of the rulebook; null for any other. */
function stopOf(
  { stopped, stages }: ProjectRecord,
  { evaluation: { rounds }, serve }: Rulebook,
): ProjectView['stopped'] {
  if (!stopped) return null;
  const titled =
    stopped.because === 'grade'
      ? rounds.find((one) => one.id === stopped.round)
      : rounds
          .flatMap(({ id: round, indicators }) => [
            ...indicators.map(({ id, title }) => ({ key: `${id}-${round}`, title })),
            ...serve.reports.map(({ id, title }) => ({ key: `late-${id}-${round}`, title })),
          ])
          .find(({ key }) => key === stopped.finding);
  const code = stopped.because === 'grade' ? stopped.round : stopped.finding;
  return {
    because: stopped.because,
    at: stages['winding-up'] ?? '',
    about: titled?.title ?? { zh: code, en: code },
  };
}

/** How it was signed, by office; who the signers are is not for the public. */
function signedAgreement({ agreement, bureauId }: ProjectRecord): ProjectView['agreement'] {
  if (!agreement || agreement.signatures.length < SIGNING_SIDES.length) return null;
  return {
    sha256: agreement.sha256,
    signatures: agreement.signatures.map(({ organisationId, at, by }) => ({
      side: organisationId === bureauId ? 'bureau' : 'organisation',
      at,
      by: by ?? 'confirm',
    })),
  };
}

function lotOf({ funding }: Rulebook, { lotId }: ProjectRecord) {
  return funding.lots?.find((one) => one.id === lotId);
}

function evaluationView(
  { round, score, grade, passed, derivation }: EvaluationRecord,
  { evaluation }: Rulebook,
): ProjectView['evaluations'][number] {
  const terms = evaluation.rounds.find((one) => one.id === round);
  const scores = (derivation ?? []) as unknown as Pick<IndicatorScore, 'indicator' | 'earned'>[];
  return {
    round,
    title: terms?.title ?? { zh: round, en: round },
    score,
    grade,
    gradeTitle: evaluation.bands.find((one) => one.grade === grade)?.title ?? null,
    passed,
    indicators: (terms?.indicators ?? []).map((one) => ({
      ...{ title: one.title, dimension: one.dimension, points: one.points, effect: one.effect ?? null },
      rule: indicatorRuleWords(one),
      earned: scores.find(({ indicator }) => indicator === one.id)?.earned ?? null,
    })),
  };
}
