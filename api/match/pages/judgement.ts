import type { PageContext } from '../../record/pages/page';
import { inLanguage } from './programme-of';

interface Row {
  applicationId: string;
  eligible: boolean;
  outcome: string;
  reasons: { rule: string; source: string; passed: boolean; message: string }[];
}

export interface Judgement {
  text: string;
  tag: string;
  /** What was not met. */
  failed: string;
  /** Every check, for a table. */
  checks: { text: string; source: string; passed: boolean }[];
}

/** The outcome of the sifting 资格预审 of each application of a programme; of those that one may know of. */
export async function judgements(
  context: PageContext,
  programmeId: string,
): Promise<(applicationId: string) => Judgement | null> {
  const found = await context.desk.seeIf<{ rows: Row[] }>('/programmes/:programmeId/eligibility', {
    programmeId,
  });
  return (applicationId) => {
    const row = found?.rows.find((one) => one.applicationId === applicationId);
    return row ? judgementOf(context, row) : null;
  };
}

export function judgementOf(
  context: PageContext,
  { eligible, outcome, reasons }: Omit<Row, 'applicationId'>,
) {
  const { t } = context;
  const say = (message: string) => inLanguage(context, message);
  const failed = reasons.filter(({ passed }) => !passed).map(({ message }) => say(message));
  const isOut = !eligible || outcome === 'lot-failed';
  return {
    text: t(
      outcome === 'lot-failed'
        ? 'match.outcome-lot-failed'
        : eligible
          ? 'match.outcome-eligible'
          : 'match.outcome-not-eligible',
    ),
    tag: isOut ? 'govuk-tag--red' : 'govuk-tag--green',
    failed: failed.join(t('record.and')),
    checks: reasons.map(({ message, source, passed }) => ({ text: say(message), source, passed })),
  };
}

/** Every check as a table. */
export function checksTable({ t }: PageContext, { checks }: Pick<Judgement, 'checks'>) {
  return {
    caption: t('match.eligibility'),
    captionClasses: 'govuk-table__caption--s',
    head: ['match.condition', 'match.met', 'match.basis'].map((key) => ({ text: t(key) })),
    rows: checks.map(({ text, source, passed }) => [
      { text },
      {
        text: t(passed ? 'record.yes' : 'record.no'),
        tag: passed ? 'govuk-tag--green' : 'govuk-tag--red',
      },
      { text: source },
    ]),
  };
}
