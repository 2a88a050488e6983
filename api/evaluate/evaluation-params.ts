import { z } from 'zod';
import type { Enterer } from '../../domain/evaluate/entry-terms';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import { whoEnters } from '../../domain/evaluate/who-enters';
import type { Relation } from '../../domain/people/access';
import type { RelationContext } from '../record/route';
import type { Services } from '../record/services';

const id = z.string().min(1).max(64);

export const roundParams = z.object({ projectId: id, round: z.enum(['mid-term', 'final']) });
export type RoundParams = z.output<typeof roundParams>;

export const surveyParams = z.object({ surveyId: z.string().min(1).max(100) });

/** Answer of every decision: the state that the evaluation is in now. */
export const stateAnswer = z.object({ state: z.string() });

/** The evaluation of an address. @throws Fault `not-found` */
export function theEvaluation(
  { store }: Services,
  { projectId, round }: RoundParams,
): Promise<EvaluationRecord> {
  return store.evaluations.need(evaluationId(projectId, round));
}

type Parties = Pick<
  EvaluationRecord,
  'bureauId' | 'streetId' | 'organisationId' | 'evaluatorIds' | 'partnerIds'
>;

function relationsOf(parties: Parties, caller: { userId: string; organisationId: string }): Relation[] {
  const relations: Relation[] = [];
  if (parties.bureauId === caller.organisationId) relations.push('own-bureau');
  if (parties.streetId === caller.organisationId) relations.push('own-street');
  if (parties.organisationId === caller.organisationId) relations.push('own-organisation');
  const isPartner = parties.partnerIds?.includes(caller.organisationId);
  if (isPartner || parties.evaluatorIds.includes(caller.userId)) relations.push('assigned');
  return relations;
}

/** How the caller stands to an evaluation round. */
export async function toEvaluation({
  services,
  caller,
  params,
}: RelationContext<RoundParams, unknown>): Promise<Relation[]> {
  return relationsOf(await theEvaluation(services, params), caller);
}

/** How the caller stands to a survey: as to the round that it belongs to. */
export async function toSurvey({
  services,
  caller,
  params,
}: RelationContext<z.output<typeof surveyParams>, unknown>): Promise<Relation[]> {
  const { projectId, round } = await services.store.surveys.need(params.surveyId);
  return relationsOf(await services.store.evaluations.need(evaluationId(projectId, round)), caller);
}

/** As to the survey, of those whom the rulebook lets ask households: it names one office, or every judge may. */
export async function toEntry(
  context: RelationContext<z.output<typeof surveyParams>, unknown>,
): Promise<Relation[]> {
  const { store } = context.services;
  const { projectId, round, rulebookHash } = await store.surveys.need(context.params.surveyId);
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const who = whoEnters(
    rulebook.survey.enteredBy,
    await store.evaluations.need(evaluationId(projectId, round)),
  );
  const relations = await toSurvey(context);
  return who === null ? relations : relations.filter((one) => one === ENTRY[who]);
}

const ENTRY = {
  evaluators: 'assigned',
  street: 'own-street',
  bureau: 'own-bureau',
} as const satisfies { [who in Enterer]: Relation };
