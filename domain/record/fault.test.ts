import { FAULTS, Fault, isFaultType } from './fault';

describe('faults', () => {
  it('every type is a word for a problem address and has an HTTP answer of the client or of waiting', () => {
    for (const [type, { status, title }] of Object.entries(FAULTS)) {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status === 503 || (status >= 400 && status < 500)).toBe(true);
      expect(title.length).toBeGreaterThan(0);
    }
  });

  it('knows its own types and nothing that objects merely inherit', () => {
    expect(isFaultType('conflict')).toBe(true);
    expect(isFaultType('toString')).toBe(false);
    expect(isFaultType(409)).toBe(false);
  });

  it('carries which fields are wrong', () => {
    const fault = new Fault('invalid-input', 'The input is not valid', {
      fields: [{ field: 'call.open', message: 'too short' }],
    });
    expect(fault).toMatchObject({
      name: 'Fault',
      type: 'invalid-input',
      detail: { fields: [{ field: 'call.open' }] },
    });
  });
});
