import { findBrowser } from './find-browser';
import { sharedBrowser } from './shared-browser';

let starts = 0;
const shared = sharedBrowser(() => {
  starts += 1;
  return findBrowser({ searchPath: process.env.PATH ?? '' });
});
afterAll(() => shared.close());

describe('the browser of a process', () => {
  it('is one, however many ask at once', async () => {
    const [one, two] = await Promise.all([shared.get(), shared.get()]);
    expect(one).toBe(two);
    expect(starts).toBe(1);
  });

  it('is started anew when it died', async () => {
    const first = await shared.get();
    const gone = new Promise((resolve) => first.once('disconnected', resolve));
    const session = await first.newBrowserCDPSession();
    await session.send('Browser.crash').catch(() => undefined);
    await gone;
    const second = await shared.get();
    expect(second.isConnected()).toBe(true);
    expect(starts).toBe(2);
  });

  it('that somebody named wrongly is said so in one sentence', async () => {
    await expect(findBrowser({ chromePath: '/nowhere/chrome', searchPath: '' })).rejects.toThrow(
      'CHROME_PATH /nowhere/chrome is no program that can be started.',
    );
  });
});
