import { pickHistories } from './pick-histories';

const history = (runId: string, events: number, paths: string[] = [], set: object = {}) => ({
  runId,
  events,
  paths: new Set(paths),
  close: 'completed',
  carried: false,
  json: '{}',
  ...set,
});

const names = (...candidates: ReturnType<typeof history>[]) =>
  Object.fromEntries([...pickHistories(candidates)].map(([kind, { runId }]) => [kind, runId]));

it('picks the longest, the shortest and the one that shows most of what neither shows', () => {
  expect(
    names(
      history('short', 5, ['start']),
      history('same', 20, ['start', 'sign']),
      history('refused', 10, ['start', 'refuse']),
      history('long', 40, ['start', 'sign']),
    ),
  ).toEqual({ shortest: 'short', longest: 'long', other: 'refused' });
});

it('takes an end of its own before any other way', () => {
  expect(
    names(
      history('short', 5),
      history('many', 10, ['a', 'b', 'c']),
      history('failed', 10, [], { close: 'failed' }),
      history('long', 40),
    ),
  ).toMatchObject({ other: 'failed' });
});

it('picks one once, and nothing that shows nothing new', () => {
  expect(names(history('only', 5, ['start']))).toEqual({ longest: 'only' });
  expect(names(history('a', 5, ['start']), history('b', 6, ['start']), history('c', 7, ['start']))).toEqual({
    shortest: 'a',
    longest: 'c',
  });
});

it('passes over what is too long to keep', () => {
  const json = 'x'.repeat(150_000);
  expect(names(history('kept', 50), history('huge', 900, [], { json }))).toEqual({ longest: 'kept' });
});

it('takes one that is still open only where none has ended', () => {
  const open = history('open', 90, ['x'], { close: 'open' });
  expect(names(open)).toEqual({ longest: 'open' });
  expect(names(open, history('ended', 50))).toEqual({ longest: 'ended' });
});

it('keeps two runs that began with carried state by themselves', () => {
  const carried = { carried: true };
  expect(
    names(
      history('whole', 50),
      history('second', 900, ['x'], carried),
      history('third', 600, ['x'], carried),
      history('last', 300, ['x', 'y'], carried),
    ),
  ).toEqual({ longest: 'whole', carried: 'second', 'carried-other': 'last' });
});
