import { mustBeFault } from './must-be-fault';

const check = { id: 'c', projectId: 'p', drawing: 0, state: 'visited', faults: ['safety'] } as const;
const fault = { projectId: 'p', checkId: 'c', drawing: 0, item: 'safety' };
const opened =
  (of: Partial<typeof fault>, about: object = {}) =>
  () =>
    mustBeFault({ ...check, faults: ['safety'], ...about }, { ...fault, ...of });

describe('a fault that becomes a finding', () => {
  it('is an item that the visit on record found faulty', () => {
    expect(opened({})).not.toThrow();
    for (const other of [{ item: 'files' }, { projectId: 'q' }, { drawing: 1 }, { checkId: 'd' }])
      expect(opened(other)).toThrow(expect.objectContaining({ type: 'invalid-input' }));
  });

  it('is none before the visit is on record, and where nobody could go', () => {
    for (const state of ['drawn', 'unvisited'])
      expect(opened({}, { state, faults: null })).toThrow(
        expect.objectContaining({ type: 'not-allowed-now' }),
      );
  });
});
