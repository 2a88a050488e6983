import type { z } from 'zod';
import { OTHER_STRATA } from '../../../domain/evaluate/draw-sample';
import { GROUPS } from '../../../domain/needs/import-rows';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { surveySign, surveyView } from '../survey-schema';
import { table } from './round-tables';

export type SurveyView = z.output<typeof surveyView>;
export type SurveySignView = z.output<typeof surveySign>;
type Result = NonNullable<SurveyView['result']>;

/** What is asked, and once the survey has closed how it was answered. */
export function questionsTable(context: PageContext, { questions, result }: SurveyView) {
  const { own, number, percent, t } = context;
  const rows = questions.map(({ id, words, required }): Cell[] => {
    const line = result?.byQuestion.find((one) => one.question === id);
    return [
      { text: own(words) },
      { text: t(required ? 'record.yes' : 'record.no') },
      { text: line?.answered == null ? '—' : number(line.answered), format: 'numeric' },
      { text: line?.share == null ? '—' : percent(line.share), format: 'numeric' },
    ];
  });
  const head = ['evaluate.question', 'evaluate.required', 'evaluate.answered', 'evaluate.share-good'];
  return table(context, 'evaluate.questions', head, rows);
}

export function modesTable(context: PageContext, { byMode }: Result) {
  const rows = byMode.map(({ mode, valid }): Cell[] => [
    { text: context.t(`evaluate.mode-${mode}`) },
    counted(context, valid),
  ]);
  return table(context, 'evaluate.modes', ['evaluate.mode', 'evaluate.answers'], rows);
}

/** Those who answered themselves, and carers who answered for somebody, each with a tally of their own. */
export function speakersTable(context: PageContext, { bySpeaker }: Result) {
  if (bySpeaker.length === 0) return null;
  const rows = bySpeaker.map(({ who, valid, satisfied }): Cell[] => [
    { text: context.t(`evaluate.by-${who}`) },
    counted(context, valid),
    shared(context, satisfied),
  ]);
  const head = ['evaluate.who-answered', 'evaluate.answers', 'evaluate.satisfied'];
  return table(context, 'evaluate.by-speaker', head, rows);
}

/** A stratified survey: how it was drawn, and once it has closed what each stratum said; small ones are joined. */
export function strataTable(context: PageContext, { strata, result }: SurveyView) {
  const { t, number } = context;
  if (strata.length === 0) return null;
  const joined = result ? result.byStratum : strata.map(({ stratum }) => ({ strata: [stratum], ...OPEN }));
  const rows = joined.map(({ strata: names, valid, satisfied }): Cell[] => {
    const own = strata.filter(({ stratum }) => names.includes(stratum));
    const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((all, one) => all + of(one), 0);
    return [
      { text: names.map((name) => stratumName(context, name)).join(t('record.and')) },
      { text: number(sum((one) => one.frame)), format: 'numeric' },
      { text: number(sum((one) => one.sample)), format: 'numeric' },
      result ? counted(context, valid) : { text: '—', format: 'numeric' },
      result ? shared(context, satisfied) : { text: '—', format: 'numeric' },
    ];
  });
  const head = [
    'evaluate.stratum',
    'evaluate.frame',
    'evaluate.sample',
    'evaluate.answers',
    'evaluate.satisfied',
  ];
  return table(context, 'evaluate.strata', head, rows);
}

const OPEN = { valid: null, satisfied: null };
const METHODS = ['link', 'staff'];

/** A target group or a way of asking in words; a street by its code. */
function stratumName({ t }: PageContext, name: string): string {
  if (name === OTHER_STRATA) return t('evaluate.small-strata');
  if (METHODS.includes(name)) return t(`evaluate.invited-by-${name}`);
  return GROUPS.some((group) => group === name) ? t(`needs.value-${name}`) : name;
}

function counted({ t, number }: PageContext, count: number | null): Cell {
  return { text: count === null ? t('evaluate.too-few') : number(count), format: 'numeric' };
}

function shared({ t, percent }: PageContext, share: number | null): Cell {
  return { text: share === null ? t('evaluate.too-few') : percent(share), format: 'numeric' };
}

/** Each sign in a sentence with what it was measured against; a person by name, since only who checks reads it. */
export async function signSentences(
  context: PageContext,
  signs: readonly SurveySignView[],
): Promise<string[]> {
  const ids = signs.flatMap((sign) => (sign.kind === 'straight-lines' ? (sign.enteredBy ?? []) : []));
  const people = await context.services.store.users.find({ id: { $in: ids } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return signs.map((sign) => signSentence(context, sign, names));
}

function signSentence(
  { t, number, percent }: PageContext,
  sign: SurveySignView,
  names: ReadonlyMap<string, string>,
): string {
  if (sign.kind === 'not-asked')
    return t('evaluate.sign-not-asked', { count: sign.notAsked, reached: number(sign.reached) });
  if (sign.kind === 'not-called')
    return t('evaluate.sign-not-called', { count: sign.notCalled, of: number(sign.of) });
  const answers = 'answers' in sign ? number(sign.answers) : '';
  const from = number(sign.from);
  if (sign.kind === 'straight-lines') {
    const { enteredBy, of } = sign;
    const lines = { answers, of: number(of), from: percent(sign.from / 100) };
    if (enteredBy === null) return t(`evaluate.sign-lines-by-${sign.mode ?? 'link'}`, lines);
    return t('evaluate.sign-lines-by-staff', { ...lines, who: names.get(enteredBy) ?? enteredBy });
  }
  if (sign.kind === 'staff-above-links') {
    const { staff, links, points } = sign;
    const sizes = { staff: number(staff), links: number(links), points: number(points) };
    return t('evaluate.sign-staff-above', { ...sizes, from });
  }
  if (sign.kind === 'same-device')
    return t('evaluate.sign-same-device', { answers, of: number(sign.of), from });
  const { times, seconds } = sign;
  return t('evaluate.sign-same-seconds', { answers, times: number(times), seconds: number(seconds), from });
}
