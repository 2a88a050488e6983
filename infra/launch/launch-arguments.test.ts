import { readArguments } from './launch-arguments';

test('reads a mode and its options', () => {
  expect(readArguments(['start'])).toMatchObject({ mode: 'start', keep: false, exit: false });
  expect(readArguments(['demo', '--exit', '--keep'])).toMatchObject({ mode: 'demo', keep: true, exit: true });
});

test.each([
  [[], 'Unknown command "": choose start or demo.'],
  [['stop'], 'Unknown command "stop": choose start or demo.'],
  [['start', '--exit'], 'Unknown option "--exit": start takes none.'],
  [['demo', '--fast'], 'Unknown option "--fast": demo takes --keep and --exit.'],
])('refuses %j', (argv, sentence) => {
  expect(() => readArguments(argv)).toThrow(sentence);
});
