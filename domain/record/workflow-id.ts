import type { ProcessKind } from './step';

/** The workflow id of each process, and back. Ids are made of business ids only. */
export const workflowId = {
  programme: (programmeId: string) => `programme/${programmeId}`,
  panel: (programmeId: string) => `panel/${programmeId}`,
  project: (projectId: string) => `project/${projectId}`,
  evaluation: (projectId: string, round: string) => `evaluation/${projectId}/${round}`,
  survey: (surveyId: string) => `survey/${surveyId}`,
  rectification: (projectId: string, finding: string) => `rectification/${projectId}/${finding}`,
  disbursement: (projectId: string, tranche: string) => `disbursement/${projectId}/${tranche}`,
  spotCheck: (programmeId: string) => `spot-check/${programmeId}`,
  goodCase: (caseId: string) => `good-case/${caseId}`,
  contest: (projectId: string) => `contest/${projectId}`,
  outbox: () => 'mail/outbox',
} as const;

export function parseWorkflowId(id: string): { kind: ProcessKind | 'mail'; parts: string[] } {
  const [kind = '', ...parts] = id.split('/');
  return { kind: kind as ProcessKind, parts };
}
