import { PARTY_WORDS } from '../../../domain/evaluate/party-words';
import { workflowId } from '../../../domain/record/workflow-id';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import { deadlineRows } from '../../record/pages/process-rows';
import type { MeasureView } from './measure-basis';
import { roundActs } from './round-acts';
import { derivationTable, dimensionsTable, judgesTable, measuresTable, table } from './round-tables';
import { namedIn, projectCrumbs, ROUND, type RoundView, seeRound } from './the-round';

/** One evaluation round: who scores by when, the measures, the composite and how it came about, what followed. */
export const evaluationPage = page({
  path: ROUND,
  right: `GET ${ROUND}`,
  template: 'evaluate/evaluation-page',
  async show(context) {
    const { desk, params, own } = context;
    const round = await seeRound(context);
    const { items } = await desk.see<{ items: MeasureView[] }>(`${ROUND}/measures`, params);
    return {
      title: own(round.title),
      crumbs: await projectCrumbs(context, round.projectId),
      facts: factsOf(context, round),
      links: await roundActs(context, round),
      deadlines: await deadlineRows(context, {
        workflowId: workflowId.evaluation(round.projectId, round.round),
      }),
      judges: await judgesTable(context, round),
      measures: measuresTable(context, round, items),
      dimensions: round.derivation.length > 0 ? dimensionsTable(context, round) : null,
      derivation: derivationTable(context, round),
      claims: claimsTable(context, round),
      appraisals: appraisalsTable(context, round),
      response: round.response && { text: round.response.text, at: context.time(round.response.at) },
      appeal: appealView(context, round),
      findings: round.findings.map((id) => {
        const finding = id.slice(round.projectId.length + 1);
        const indicator = round.indicators.find((one) => finding.startsWith(`${one.id}-`));
        return {
          text: indicator ? own(indicator.title) : finding,
          href: `/projects/${encodeURIComponent(round.projectId)}/findings/${encodeURIComponent(finding)}`,
        };
      }),
      reports: Object.entries(round.reportDocumentIds).flatMap(([format, id]) =>
        id === null ? [] : [{ format: format.toUpperCase(), href: `/api/v1/documents/${id}/content` }],
      ),
    };
  },
});

/** Where a round stands and what it came to. */
export function factsOf(context: PageContext, round: RoundView) {
  const { t, own, code, time, number } = context;
  const { state, score, grade, gradeTitle, passed, passMark, openedAt, draftedAt, finalAt } = round;
  const facts: [string, string][] = [
    [t('record.state'), code(state)],
    [t('evaluate.score'), score === null ? '—' : t('evaluate.of-100', { score: number(score) })],
    [t('evaluate.grade'), gradeTitle ? own(gradeTitle) : (grade ?? '—')],
    [t('evaluate.passed'), passed === null ? '—' : t(passed ? 'record.yes' : 'record.no')],
    [t('evaluate.pass-mark'), number(passMark)],
    ...silenceFacts(context, round),
    ...departureFacts(context, round),
    [t('evaluate.opened'), time(openedAt)],
    [t('evaluate.drafted'), draftedAt ? time(draftedAt) : '—'],
    [t('evaluate.final-since'), finalAt ? time(finalAt) : '—'],
  ];
  return facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }));
}

/** That nobody scored, and what the bureau made of it. */
function silenceFacts({ t, time }: PageContext, { asks, noResult }: RoundView): [string, string][] {
  if (asks) return [[t('evaluate.without-judges'), t(`evaluate.asks-${asks}`)]];
  if (!noResult) return [];
  return [
    [t('evaluate.without-judges'), `${t('evaluate.no-result')} ${time(noResult.at)}\n${noResult.text}`],
  ];
}

/** How far judges departed from the records; nothing before the draft, or where the rulebook allows none. */
function departureFacts({ t, number }: PageContext, { departures }: RoundView): [string, string][] {
  if (!departures) return [];
  const { count, scoreWithout } = departures;
  const without = scoreWithout === null ? '—' : number(scoreWithout);
  const told = t('evaluate.departure-figures', { count: number(count), score: without });
  return [[t('evaluate.departures'), count === 0 ? t('evaluate.no-departures') : told]];
}

/** Vetoes that judges claimed, and what was ruled. */
export function claimsTable(context: PageContext, round: RoundView) {
  const { t, own } = context;
  const named = namedIn(context, round);
  const rows = round.claims.map(({ code, party, evidence, ruling, reason }): Cell[] => [
    { text: named(code) },
    { text: own(PARTY_WORDS[party]) },
    { text: evidence },
    { text: t(`evaluate.ruling-${ruling ?? (round.finalAt === null ? 'open' : 'none')}`) },
    { text: reason ?? '—' },
  ]);
  const head = [
    'evaluate.veto',
    'evaluate.claimed-by',
    'evaluate.evidence',
    'evaluate.ruling',
    'evaluate.reason',
  ];
  return table(context, 'evaluate.claims', head, rows);
}

/** What was thought of the evaluators, as far as the reader may see it. */
function appraisalsTable(context: PageContext, { appraisal }: RoundView) {
  const { t, number } = context;
  const rows = (appraisal?.given ?? []).map(({ by, evaluator, total, comment }): Cell[] => [
    { text: t('evaluate.evaluator-number', { number: evaluator }) },
    { text: t(by === 'bureau' ? 'evaluate.by-bureau' : 'evaluate.by-provider') },
    { text: comment || '—' },
    { text: number(total), format: 'numeric' },
  ]);
  const head = ['evaluate.evaluator', 'evaluate.appraised-by', 'evaluate.comment', 'evaluate.points'];
  return table(context, 'evaluate.appraisals', head, rows);
}

/** What the provider contests, and what came of it; null when it did not appeal. */
export function appealView(context: PageContext, round: RoundView) {
  const { t, time, number } = context;
  const { appeal } = round;
  if (!appeal) return null;
  const { grounds, contested, at, outcome, reason, decidedAt, before } = appeal;
  const facts: [string, string][] = [
    [t('evaluate.appealed-on'), time(at)],
    [t('evaluate.contested'), contested.map(namedIn(context, round)).join(' · ')],
    [t('evaluate.grounds'), grounds],
    [t('evaluate.score-before'), before.score === null ? '—' : number(before.score)],
    [t('evaluate.outcome'), outcome === null ? '—' : t(`evaluate.appeal-${outcome}`)],
    [t('evaluate.reason'), reason ?? '—'],
    [t('evaluate.decided-on'), decidedAt ? time(decidedAt) : '—'],
  ];
  return facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }));
}
