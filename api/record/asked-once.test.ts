import { askedOnce } from './asked-once';
import type { Services } from './services';

function countingServices() {
  const asked: string[] = [];
  const collection = (name: string) => ({
    get: async (id: string) => void asked.push(`${name} ${id}`),
    first: async (filter: object) => void asked.push(`${name} first ${JSON.stringify(filter)}`),
    find: async () => {
      asked.push(`${name} all`);
      return [];
    },
  });
  const store = {
    projects: collection('projects'),
    calendars: collection('calendars'),
    page: async () => 'a page',
  };
  const now = async () => {
    asked.push('now');
    return '2026-01-01T00:00:00.000Z';
  };
  return { asked, services: { store, now } as unknown as Services };
}

describe('a page that only reads', () => {
  it('asks for a record, and for the time, once', async () => {
    const { asked, services } = countingServices();
    const { store, now } = askedOnce(services);
    await Promise.all([store.projects.get('p'), store.projects.get('p'), now(), now()]);
    await store.projects.first({ id: 'p', state: 'open' });
    await store.projects.first({ state: 'open', id: 'p' });
    await store.calendars.find({});
    await store.calendars.find({});
    expect(asked).toEqual(['projects p', 'now', 'projects first {"id":"p","state":"open"}', 'calendars all']);
  });

  it('reads lists anew, so that a long file keeps nothing', async () => {
    const { asked, services } = countingServices();
    const { store } = askedOnce(services);
    await store.projects.find({});
    await store.projects.find({});
    expect(asked).toEqual(['projects all', 'projects all']);
    expect(await store.page('projects', {}, { limit: 1 })).toBe('a page');
  });

  it('shares nothing with the next page', async () => {
    const { asked, services } = countingServices();
    await askedOnce(services).store.projects.get('p');
    await askedOnce(services).store.projects.get('p');
    expect(asked).toEqual(['projects p', 'projects p']);
  });
});
