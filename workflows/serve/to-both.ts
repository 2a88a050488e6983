import type { NoticeDraft } from '../../domain/record/notice';
import type { ProjectStory } from './project-story';

/** The same notice to the organisation's certifiers and the bureau's officers. */
export function toBoth(
  { input }: ProjectStory,
  template: string,
  businessKey: string,
  data: { [name: string]: string | number },
): NoticeDraft[] {
  const common = { template, businessKey, data: { projectId: input.projectId, ...data } };
  return [
    { ...common, to: { role: 'organisation-certifier', organisationId: input.organisationId } },
    { ...common, to: { role: 'bureau-officer', organisationId: input.bureauId } },
  ];
}
