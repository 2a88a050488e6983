import { Fault } from '../../domain/record/fault';
import { namePartners } from '../../domain/serve/project-decisions';
import type { ProjectStory } from './project-story';

/** The bureau names who judges the project as a partner; the parties to the project are none of its partners. */
export function takePartners({ input, process }: ProjectStory): void {
  const { projectId, organisationId, bureauId, streetId } = input;
  process.onDecision(
    namePartners,
    'name-partners',
    async ({ actor, at, organisationIds }) => {
      await process.record({
        decision: 'name-partners',
        actor,
        at,
        facts: { partners: organisationIds },
        writes: [{ collection: 'projects', id: projectId, set: { partnerIds: organisationIds } }],
      });
      return { state: process.state };
    },
    ({ actor, organisationIds }) => {
      if (actor.kind !== 'person' || actor.organisationId !== bureauId)
        throw new Fault('forbidden', {
          en: 'partners are named by the bureau of the project',
          zh: '合作单位由项目的民政部门确定',
        });
      if (organisationIds.some((id) => [organisationId, bureauId, streetId].includes(id)))
        throw new Fault('rule-broken', {
          en: 'the provider, the bureau and the street of a project are none of its partners',
          zh: '承接机构、民政部门和街道不能作为本项目的合作单位',
        });
    },
  );
}
