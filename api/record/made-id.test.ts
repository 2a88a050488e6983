import { createHash } from 'node:crypto';
import { isValid } from 'ulid';
import { madeId } from './made-id';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const id = (begunAt: string, requestId: string) => madeId(begunAt, requestId, sha256);

test('the same request makes the same thing, another key another one', () => {
  const at = '2025-02-10T01:00:00.000Z';
  expect(id(at, 'officer|key-1')).toBe(id(at, 'officer|key-1'));
  expect(id(at, 'officer|key-1')).not.toBe(id(at, 'officer|key-2'));
  expect(id(at, 'officer|key-1')).not.toBe(id(at, 'finance|key-1'));
  expect(isValid(id(at, 'officer|key-1'))).toBe(true);
});

test('what was asked for later sorts later', () => {
  expect(id('2025-02-10T01:00:00.000Z', 'z') < id('2025-02-10T01:00:00.001Z', 'a')).toBe(true);
});
