import fc from 'fast-check';
import { isUscc, usccCheckSign } from './uscc';

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 17, maxLength: 17 });

describe('unified social credit code', () => {
  it('takes codes that are in public registers', () => {
    expect(isUscc('91110000802100433B')).toBe(true);
    expect(isUscc('91330106673959654P')).toBe(true);
  });

  it('refuses a wrong length, letters that are never used, and small letters', () => {
    expect(isUscc('')).toBe(false);
    expect(isUscc('91110000802100433')).toBe(false);
    expect(isUscc('9111000080210043IB')).toBe(false);
    expect(isUscc('91110000802100433b')).toBe(false);
  });

  it('takes every code with the computed check sign', () => {
    fc.assert(fc.property(first17, (code) => isUscc(`${code}${usccCheckSign(code)}`)));
  });

  it('notices any one sign mistyped', () => {
    fc.assert(
      fc.property(first17, fc.nat({ max: 17 }), fc.constantFrom(...SIGNS), (code, at, sign) => {
        const whole = `${code}${usccCheckSign(code)}`;
        fc.pre(whole[at] !== sign);
        return !isUscc(`${whole.slice(0, at)}${sign}${whole.slice(at + 1)}`);
      }),
    );
  });

  it('notices two neighbouring signs swapped', () => {
    fc.assert(
      fc.property(first17, fc.nat({ max: 15 }), (code, at) => {
        const whole = `${code}${usccCheckSign(code)}`;
        const [a, b] = [whole[at], whole[at + 1]];
        fc.pre(a !== b);
        return !isUscc(`${whole.slice(0, at)}${b}${a}${whole.slice(at + 2)}`);
      }),
    );
  });
});
