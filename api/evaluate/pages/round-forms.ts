import { formPage } from '../../record/pages/form-page';
import type { PageContext, PageView } from '../../record/pages/page';
import { appealView, claimsTable, factsOf } from './evaluation-page';
import { derivationTable } from './round-tables';
import { namedIn, ROUND, roundAddress, roundCrumbs, seeRound } from './the-round';

/** What a decision about a round is about. */
export async function aboutRound(context: PageContext): Promise<Partial<PageView>> {
  const round = await seeRound(context);
  return {
    crumbs: await roundCrumbs(context, round),
    facts: factsOf(context, round),
    derivation: derivationTable(context, round),
    claims: claimsTable(context, round),
    response: round.response && { text: round.response.text, at: context.time(round.response.at) },
    appeal: appealView(context, round),
    sheets: null,
  };
}

const COMMON = {
  check: true,
  template: 'evaluate/round-form-page',
  around: aboutRound,
  done: ({ params }: PageContext) => roundAddress(params),
} as const;

/** The provider's answer to the draft report. */
export const respondPage = formPage({
  ...COMMON,
  path: `${ROUND}/respond`,
  right: `POST ${ROUND}/respond`,
  title: 'evaluate.respond',
  lead: 'evaluate.respond-lead',
  button: 'evaluate.send-response',
  fields: () => [{ kind: 'paragraph', rows: 8, name: 'text', label: 'evaluate.response' }],
  doneText: 'evaluate.responded',
});

/** Whether a claimed veto stands. */
export const vetoPage = formPage({
  ...COMMON,
  path: `${ROUND}/vetoes/:code/rule`,
  right: `POST ${ROUND}/vetoes/:code/rule`,
  title: 'evaluate.rule-on-veto',
  lead: 'evaluate.rule-lead',
  button: 'evaluate.rule',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'stands',
      label: 'evaluate.ruling',
      options: [
        { value: 'stands', text: t('evaluate.ruling-stands'), hint: t('evaluate.stands-hint') },
        { value: 'dismissed', text: t('evaluate.ruling-dismissed'), hint: t('evaluate.dismissed-hint') },
      ],
    },
    { kind: 'paragraph', name: 'reason', label: 'evaluate.reason' },
  ],
  body: (_, typed) => ({ ...typed, stands: typed.stands ? typed.stands === 'stands' : undefined }),
  async around(context) {
    const round = await seeRound(context);
    const code = String(context.params.code);
    const title = context.t('evaluate.rule-on', { veto: namedIn(context, round)(code) });
    const claims = { ...round, claims: round.claims.filter((one) => one.code === code) };
    return { ...(await aboutRound(context)), title, claims: claimsTable(context, claims) };
  },
  doneText: 'evaluate.ruled',
});

/** Judges were silent: once more, or without them. */
export const silencePage = formPage({
  ...COMMON,
  path: `${ROUND}/silence`,
  right: `POST ${ROUND}/silence`,
  title: 'evaluate.settle-silence',
  lead: 'evaluate.silence-lead',
  button: 'evaluate.settle',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'again',
      label: 'evaluate.what-follows',
      options: [
        { value: 'again', text: t('evaluate.judge-again'), hint: t('evaluate.again-hint') },
        { value: 'without', text: t('evaluate.go-on-without'), hint: t('evaluate.without-hint') },
      ],
    },
    { kind: 'paragraph', name: 'reason', label: 'evaluate.reason' },
  ],
  body: (_, typed) => ({ ...typed, again: typed.again ? typed.again === 'again' : undefined }),
  doneText: 'evaluate.silence-settled',
});

/** The provider's one appeal. */
export const appealPage = formPage({
  ...COMMON,
  path: `${ROUND}/appeal`,
  right: `POST ${ROUND}/appeal`,
  title: 'evaluate.appeal',
  lead: 'evaluate.appeal-lead',
  button: 'evaluate.send-appeal',
  async fields(context) {
    const round = await seeRound(context);
    const named = namedIn(context, round);
    const codes = [...round.indicators.map(({ id }) => id), ...round.vetoes];
    return [
      {
        kind: 'choices',
        name: 'contested',
        label: 'evaluate.contested',
        hint: 'evaluate.contested-hint',
        options: codes.map((value) => ({ value, text: named(value) })),
      },
      { kind: 'paragraph', rows: 8, name: 'grounds', label: 'evaluate.grounds' },
    ];
  },
  doneText: 'evaluate.appealed',
});
