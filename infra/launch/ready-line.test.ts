import { parseReadyLine } from './ready-line';

test('reads what a process says when it is ready', () => {
  expect(parseReadyLine('{"ready":true,"url":"http://127.0.0.1:3000"}')).toEqual({
    url: 'http://127.0.0.1:3000',
  });
  expect(parseReadyLine('{"ready":true}')).toEqual({});
});

test.each(['', 'ready', '{"ready":false}', '{"level":30,"msg":"ready"}', '{"ready":tru'])(
  '%s is another line',
  (line) => {
    expect(parseReadyLine(line)).toBeUndefined();
  },
);
