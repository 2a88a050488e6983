import { untilAtRest } from './at-rest';
import type { Observed, Services } from './services';

const rest: Observed = { atRest: true, events: 5, children: [] };

/** What each process is found to do, look by look; the last one stays. */
function servicesWith(open: string[], seen: { [id: string]: Observed[] }) {
  const looked: string[] = [];
  const services = {
    store: { processes: { pick: async () => open.map((id) => ({ id })) } },
    observe: async (id: string) => {
      looked.push(id);
      const looks = seen[id] ?? [rest];
      return (looks.length > 1 ? looks.shift() : looks[0]) as Observed;
    },
  } as unknown as Services;
  return { services, looked };
}

test('one quiet look is not enough: two in a row must find the same', async () => {
  const { services, looked } = servicesWith(['programme/1'], {
    'programme/1': [rest, { ...rest, events: 6 }],
  });
  await untilAtRest(services);
  expect(looked).toHaveLength(3);
});

test('where nothing has happened since the last rest, one look is enough', async () => {
  const { services, looked } = servicesWith(['programme/1'], {});
  await untilAtRest(services);
  await untilAtRest(services);
  expect(looked).toHaveLength(3);
});

test('a process that was just started and has recorded nothing yet is waited for, and so are its own children', async () => {
  const { services, looked } = servicesWith(['programme/1'], {
    'programme/1': [{ ...rest, children: ['project/1'] }],
    'project/1': [{ atRest: true, events: 4, children: ['disbursement/1'] }],
    'disbursement/1': [{ atRest: false, events: 2, children: [] }, rest],
  });
  await untilAtRest(services);
  // Found at work, looked at alone until it rests, then twice with all the others.
  expect(looked.filter((id) => id === 'disbursement/1')).toHaveLength(4);
});
