import { testDatabase } from '../../test/support/database';
import { readTogether } from './read-together';

interface Named {
  id: string;
  names: string[];
}

function people() {
  const questions: string[][] = [];
  const all = new Map(['a', 'b', 'c'].map((id): [string, Named] => [id, { id, names: [`name of ${id}`] }]));
  const get = readTogether(async (ids) => {
    questions.push([...ids]);
    return [...all.values()].filter(({ id }) => ids.includes(id));
  });
  return { all, questions, get };
}

test('records that are asked for at the same time are read in one question, each once', async () => {
  const { get, questions } = people();
  const found = await Promise.all(['b', 'a', 'b', 'none'].map(get));
  expect(found.map((one) => one?.names[0] ?? null)).toEqual(['name of b', 'name of a', 'name of b', null]);
  expect(questions).toEqual([['b', 'a', 'none']]);
});

test('what was read is read again when it is asked for again', async () => {
  const { all, get } = people();
  expect((await get('a'))?.names).toEqual(['name of a']);
  all.set('a', { id: 'a', names: ['another name'] });
  expect((await get('a'))?.names).toEqual(['another name']);
});

test('whoever asks while others are being read is answered by a question that is put after theirs', async () => {
  const { all, get } = people();
  const before = get('b');
  await Promise.resolve();
  await Promise.resolve();
  all.set('a', { id: 'a', names: ['another name'] });
  const after = get('a');
  expect((await before)?.id).toBe('b');
  expect((await after)?.names).toEqual(['another name']);
});

test('what one asker does to a record, no other sees', async () => {
  const { get } = people();
  const [one, other] = await Promise.all([get('a'), get('a')]);
  one?.names.push('changed');
  expect(other?.names).toEqual(['name of a']);
});

test('a record that cannot be read fails those who asked for it, and nobody else', async () => {
  const questions: string[][] = [];
  const get = readTogether<Named>(async (ids) => {
    questions.push([...ids]);
    if (ids.includes('bad')) throw new Error('no key opens it');
    return ids.filter((id) => id !== 'none').map((id) => ({ id, names: [id] }));
  });
  const found = await Promise.allSettled(['a', 'bad', 'a', 'none', 'bad'].map(get));
  expect(found.map((one) => (one.status === 'fulfilled' ? one.value?.id : String(one.reason)))).toEqual([
    ...['a', 'Error: no key opens it', 'a', undefined, 'Error: no key opens it'],
  ]);
  expect(questions).toEqual([['a', 'bad', 'none'], ['a'], ['bad'], ['none']]);
  await expect(get('bad')).rejects.toThrow('no key opens it');
  expect(questions).toHaveLength(5);
});

test('in a database: many at once get each their own, and a transaction reads what it has written itself', async () => {
  const database = await testDatabase();
  const { questions, transaction } = database.store;
  const ids = Array.from({ length: 30 }, (_, n) => `q${n}`);
  await questions.insertMany(ids.map((id) => ({ id, text: `text of ${id}` })) as never[]);
  const found = await Promise.all([...ids, 'none', 'q7'].map((id) => questions.get(id)));
  expect(found.map((one) => one?.text ?? null)).toEqual([
    ...ids.map((id) => `text of ${id}`),
    null,
    'text of q7',
  ]);
  const within = await transaction(async () => {
    await questions.put('q1', { text: 'changed' });
    return (await questions.need('q1')).text;
  });
  expect(within).toBe('changed');
  await database.release();
});
