import { Fault } from './fault';
import { allowedDecisions, isFinal, type Lifecycle, nextState } from './lifecycle';

const report: Lifecycle<'draft' | 'submitted' | 'accepted', 'submit' | 'return' | 'accept'> = {
  name: 'report',
  initial: 'draft',
  table: {
    draft: { submit: 'submitted' },
    submitted: { return: 'draft', accept: 'accepted' },
  },
};

describe('a life as a table', () => {
  it('leads from state to state by decisions', () => {
    expect(nextState(report, 'draft', 'submit')).toBe('submitted');
    expect(nextState(report, 'submitted', 'return')).toBe('draft');
  });

  it('a refused decision says what would have been allowed now', () => {
    expect.assertions(4);
    try {
      nextState(report, 'submitted', 'submit');
    } catch (error) {
      expect(error).toBeInstanceOf(Fault);
      const fault = error as Fault;
      expect(fault.type).toBe('not-allowed-now');
      expect(fault.message).toBe('report in state "submitted" does not allow "submit"');
      expect(fault.detail).toEqual({ state: 'submitted', allowed: ['return', 'accept'] });
    }
  });

  it('a state without a row is final and allows nothing', () => {
    expect(isFinal(report, 'accepted')).toBe(true);
    expect(isFinal(report, 'draft')).toBe(false);
    expect(allowedDecisions(report, 'accepted')).toEqual([]);
    expect(() => nextState(report, 'accepted', 'accept')).toThrow(Fault);
  });

  it('names that every object has are no decisions', () => {
    expect(() => nextState(report, 'draft', 'toString' as 'submit')).toThrow(Fault);
  });
});
