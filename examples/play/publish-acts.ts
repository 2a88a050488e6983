import type { Example } from '../types';
import type { Company } from './company';
import { once, type Production } from './production';
import type { Stage } from './stage';

/** A bureau officer drafts a programme from its rulebook and hands it to the approver. */
export async function draftProgramme(company: Company, example: Example): Promise<Production> {
  const bureau = example.organisations.find(({ kind }) => kind === 'bureau');
  const bureauId = company.organisationId(bureau?.code ?? '');
  const officer = await company.somebody(bureauId, 'bureau-officer');
  const { hash: rulebookHash } = await officer.user.post<{ hash: string }>('/rulebooks', example.rulebook);
  const { id: programmeId } = await officer.user.post<{ id: string }>('/programmes', {
    rulebookHash,
    title: example.rulebook.title,
  });
  await officer.user.post(`/programmes/${programmeId}/propose`);
  return {
    example,
    programmeId,
    bureauId,
    state: 'proposed',
    applicationIds: new Map(),
    projects: new Map(),
    done: new Set(),
    times: new Map(),
    firstDue: new Map(),
  };
}

/** While the call is open: questions, applications, a correction. True when something was done. */
export async function answerCall(stage: Stage, production: Production): Promise<boolean> {
  const { example, programmeId, bureauId } = production;
  const { company } = stage;
  const acted: boolean[] = [];
  for (const { organisation, text } of example.behaviour.questions) {
    const ask = async () => {
      const editor = await company.somebody(company.organisationId(organisation), 'organisation-editor');
      await editor.user.post(`/programmes/${programmeId}/questions`, { text });
    };
    acted.push(await once(production, `question ${text}`, ask));
  }
  const { correction } = example.behaviour;
  if (correction !== null) {
    const correct = async () => {
      const officer = await company.somebody(bureauId, 'bureau-officer');
      await officer.user.post(`/programmes/${programmeId}/correct`, { text: correction });
    };
    acted.push(await once(production, 'correction', correct));
  }
  await Promise.all(
    example.applications.map(async ({ code, organisation, lot, ...fields }) => {
      const apply = async () => {
        const editor = await company.somebody(company.organisationId(organisation), 'organisation-editor');
        const body = { ...fields, lotId: lot, documents: [] };
        const { id } = await editor.user.post<{ id: string }>(
          `/programmes/${programmeId}/applications`,
          body,
        );
        production.applicationIds.set(code, id);
        await editor.user.post(`/applications/${id}/submit`);
      };
      acted.push(await once(production, `application ${code}`, apply));
    }),
  );
  return acted.includes(true);
}

/** While a ranking is on public notice: those who object, object, once in all. */
export async function objectToRanking(stage: Stage, production: Production): Promise<boolean> {
  const { example, programmeId, applicationIds } = production;
  const acted: boolean[] = [];
  for (const { by, against, grounds } of example.behaviour.objections) {
    const object = async () => {
      const certifier = await stage.company.somebody(
        stage.company.organisationId(by),
        'organisation-certifier',
      );
      const applicationId = applicationIds.get(against) ?? null;
      await certifier.user.post(`/programmes/${programmeId}/objections`, { applicationId, grounds });
    };
    acted.push(await once(production, `objection ${by} ${against}`, object));
  }
  return acted.includes(true);
}
