import { personalCode, type SurveyCodes } from '../../domain/evaluate/survey-codes';
import { RETURN, recoveredRound } from '../../domain/money/back-tranche';
import type { Rulebook } from '../../domain/publish/rulebook';
import { Fault } from '../../domain/record/fault';
import type { NoticeRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import type { Words } from '../../domain/record/words';
import type { Looked } from '../../templates/record/mail-template';

/** What mails read besides the notice. */
export interface LookUpDeps {
  store: Pick<
    Store,
    | 'users'
    | 'households'
    | 'programmes'
    | 'projects'
    | 'applications'
    | 'organisations'
    | 'rulebooks'
    | 'findings'
    | 'surveys'
    | 'statements'
  >;
  surveyCodes: SurveyCodes;
  /** Address of the service, without a slash at the end. */
  publicUrl: string;
}

/** How each name of a template's `looksUp` is found. Titles come from the rulebook that the project signed. */
export const LOOK_UP: { [name in Looked]: (deps: LookUpDeps, notice: NoticeRecord) => Promise<unknown> } = {
  programme: async ({ store }, notice) => {
    const { id, title } = await store.programmes.need(notice.programmeId);
    return { id, title };
  },
  project: async ({ store }, notice) => {
    const { id, title } = await store.projects.need(textIn(notice, 'projectId'));
    return { id, title };
  },
  application: async ({ store }, notice) => {
    const { id, title } = await store.applications.need(textIn(notice, 'applicationId'));
    return { id, title };
  },
  organisation: async ({ store }, notice) => {
    const { id, name } = await store.organisations.need(textIn(notice, 'organisationId'));
    return { id, name };
  },
  tranche: async (deps, notice) => {
    const id = textIn(notice, 'tranche');
    if (recoveredRound(id) !== null) return { zh: '追回已拨资金', en: 'Recovery of money paid' };
    if (id === RETURN) return { zh: '结余资金退回', en: 'Return of unspent money' };
    return titleOf((await rulebookOf(deps, notice)).tranches, id);
  },
  report: async (deps, notice) =>
    titleOf((await rulebookOf(deps, notice)).serve.reports, textIn(notice, 'reportId')),
  round: async (deps, notice) =>
    titleOf((await rulebookOf(deps, notice)).evaluation.rounds, textIn(notice, 'round')),
  finding: async (deps, notice) => {
    const { indicator, spotCheck } = await deps.store.findings.need(
      `${textIn(notice, 'projectId')}/${textIn(notice, 'finding')}`,
    );
    if (spotCheck) return spotCheck.title;
    const { evaluation } = await rulebookOf(deps, notice);
    return titleOf(
      evaluation.rounds.flatMap(({ indicators }) => indicators),
      indicator,
    );
  },
  reason: async ({ store }, notice) => {
    const given = String(notice.data.reason ?? '');
    if (given === '') return '';
    // What a rule refused says so by itself.
    return (await store.statements.get(given))?.text ?? given;
  },
  survey: async ({ store, surveyCodes, publicUrl }, notice) => {
    const [kind, householdId = ''] = notice.recipient.split('/');
    if (kind !== 'household')
      throw new Fault('invalid-input', { en: 'a survey link is for a household', zh: null });
    const { id, closesAt } = await store.surveys.need(textIn(notice, 'surveyId'));
    return { link: `${publicUrl}/survey/${personalCode(surveyCodes, 'link', id, householdId)}`, closesAt };
  },
};

async function rulebookOf({ store }: LookUpDeps, notice: NoticeRecord): Promise<Rulebook> {
  const { rulebookHash } = await store.projects.need(textIn(notice, 'projectId'));
  return (await store.rulebooks.need(rulebookHash)).rulebook;
}

/** An id that the rulebook does not know speaks for itself. */
function titleOf(all: readonly { id: string; title: Words }[], id: string): Words {
  return all.find((one) => one.id === id)?.title ?? { zh: id, en: id };
}

function textIn(notice: NoticeRecord, field: string): string {
  const id = notice.data[field];
  if (typeof id !== 'string')
    throw new Fault('invalid-input', {
      en: `the mail ${notice.template} needs the field "${field}"`,
      zh: null,
    });
  return id;
}
