import type { PageContext } from '../../record/pages/page';
import type { SubjectLink } from '../../record/pages/subject-links';
import { namedIn, ROUND, type RoundView, roundAddress } from './the-round';

interface Act extends SubjectLink {
  right: string;
  params?: { [name: string]: string };
}

/** What this person can do about a round now. */
export async function roundActs(context: PageContext, round: RoundView): Promise<SubjectLink[]> {
  const { desk, params } = context;
  const acts = actsIn(context, round);
  const allowed = await Promise.all(
    acts.map(({ right, params: own }) => desk.may(right, { ...params, ...own })),
  );
  return acts.filter((_, n) => allowed[n]).map(({ text, href }) => ({ text, href }));
}

function actsIn(context: PageContext, round: RoundView): Act[] {
  const { t } = context;
  const at = roundAddress(round);
  const { state, response, surveyId } = round;
  const named = namedIn(context, round);
  const acts: Act[] = [];
  const add = (text: string, path: string, right: string) =>
    acts.push({ text, href: `${at}${path}`, right: right.replace(' ', ` ${ROUND}`) });
  if (state === 'scoring') add(t('evaluate.own-sheet'), '/sheet', 'PUT /sheet');
  if (state === 'draft' && response === null) add(t('evaluate.respond'), '/respond', 'POST /respond');
  if (state === 'draft') {
    for (const code of new Set(round.claims.filter((one) => one.ruling === null).map((one) => one.code))) {
      acts.push({
        text: t('evaluate.rule-on', { veto: named(code) }),
        href: `${at}/vetoes/${encodeURIComponent(code)}/rule`,
        right: `POST ${ROUND}/vetoes/:code/rule`,
        params: { code },
      });
    }
  }
  if (round.asks) add(t('evaluate.settle-silence'), '/silence', 'POST /silence');
  if (state === 'final' && round.appeal === null) add(t('evaluate.appeal'), '/appeal', 'POST /appeal');
  if (state === 'appealed') add(t('evaluate.decide-appeal'), '/appeal/decide', 'POST /appeal/decide');
  // While both may speak, one sees one's own words alone.
  const hasSpoken = (round.appraisal?.given.length ?? 0) > 0;
  if (state === 'appraising' && !hasSpoken) add(t('evaluate.appraise'), '/appraise', 'POST /appraisals');
  add(t('evaluate.sheets'), '/sheets', 'GET /sheets');
  if (surveyId !== null) {
    const href = `/surveys/${encodeURIComponent(surveyId)}`;
    acts.push({ text: t('evaluate.survey'), href, right: 'GET /surveys/:surveyId', params: { surveyId } });
  }
  return acts;
}
