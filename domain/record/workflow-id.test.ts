import { parseWorkflowId, workflowId } from './workflow-id';

describe('workflow ids', () => {
  it('say what they belong to and can be read back', () => {
    expect(parseWorkflowId(workflowId.programme('PR1'))).toEqual({ kind: 'programme', parts: ['PR1'] });
    expect(parseWorkflowId(workflowId.evaluation('P1', 'mid-term'))).toEqual({
      kind: 'evaluation',
      parts: ['P1', 'mid-term'],
    });
    expect(parseWorkflowId(workflowId.disbursement('P1', 't1'))).toEqual({
      kind: 'disbursement',
      parts: ['P1', 't1'],
    });
  });

  it('differ for different processes', () => {
    const ids = Object.values(workflowId).map((make) => (make as (...parts: string[]) => string)('A', 'B'));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
