import { Secret, TOTP } from 'otpauth';
import { Device } from './device';
import { Refused } from './refused';

const SECRET = new Secret({ size: 20 });
const totp = new TOTP({ secret: SECRET, period: 30 });

/** By how many half minutes a code is off; null: by more than the service forgives. */
const off = (token: string) => totp.validate({ token, timestamp: Date.now(), window: 1 });

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2025, 2, 19, 1, 0, 10) });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a device for a second factor', () => {
  it('gives three codes at once, each good and later than the one before, and the next when its time has come', async () => {
    const device = new Device(SECRET.base32);
    expect([off(await device.code()), off(await device.code()), off(await device.code())]).toEqual([
      -1, 0, 1,
    ]);
    const fourth = device.code();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(off(await fourth)).toBe(1);
  });

  it('follows a code that was refused with the next, once, and nothing else that was refused', async () => {
    const device = new Device(SECRET.base32);
    const given: string[] = [];
    const refusing = (field: string) => (code: string) => {
      given.push(code);
      return Promise.reject(new Refused(400, { fields: [{ field }] }, 'somebody POST /sign'));
    };
    await expect(device.prove(refusing('code'))).rejects.toThrow('400');
    expect(new Set(given).size).toBe(2);
    await expect(device.prove(refusing('sha256'))).rejects.toThrow('400');
    expect(given).toHaveLength(3);
  });
});
