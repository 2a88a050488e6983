import { readArguments } from './launch-arguments';

test('reads a mode and its options', () => {
  expect(readArguments(['start'])).toMatchObject({ mode: 'start', keep: false, exit: false });
  expect(readArguments(['demo', '--exit', '--keep'])).toMatchObject({ mode: 'demo', keep: true, exit: true });
});

test('a demo plays the usual programmes, or those that are named, each once', () => {
  expect(readArguments(['demo']).play).toEqual(['hefei-purchase', 'yichun-venture']);
  const { play, exit } = readArguments([
    'demo',
    '--play',
    'guangzhou-venture,hefei-purchase,guangzhou-venture',
    '--exit',
  ]);
  expect({ play, exit }).toEqual({ play: ['guangzhou-venture', 'hefei-purchase'], exit: true });
});

test.each([
  [[], 'Unknown command "": choose start or demo.'],
  [['stop'], 'Unknown command "stop": choose start or demo.'],
  [['start', '--exit'], 'Unknown option "--exit": start takes none.'],
  [['demo', '--fast'], 'Unknown option "--fast": demo takes --keep, --exit and --play.'],
  [
    ['demo', '--play', 'hefei-purchase,atlantis'],
    'Unknown programme "atlantis" to play: choose from hefei-purchase, yichun-venture, guangzhou-venture.',
  ],
  [['demo', '--play'], 'Unknown programme "" to play'],
  [['start', '--play', 'hefei-purchase'], 'Unknown option "--play": start takes none.'],
])('refuses %j', (argv, sentence) => {
  expect(() => readArguments(argv)).toThrow(sentence);
});
