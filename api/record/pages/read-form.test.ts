import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { barePhoto } from '../../../test/support/sample-files';
import type { Services } from '../services';
import { readForm } from './read-form';

const MOST = 1_000_000;

/** A form in parts with these files, as a browser sends it. */
async function sentWith(contents: readonly Uint8Array[]): Promise<Request> {
  const data = new FormData();
  data.set('token', 't');
  contents.forEach((one, n) => {
    data.set(`file${n}`, new Blob([one as never]), `${n}.jpg`);
  });
  const coded = new globalThis.Response(data);
  const headers = { 'content-type': coded.headers.get('content-type') };
  const body = Readable.from([Buffer.from(await coded.arrayBuffer())]);
  return Object.assign(body, { headers, is: () => true }) as unknown as Request;
}

/** Files that take their time to be kept. */
function slowFiles() {
  const kept: string[] = [];
  let [ids, busy, most] = [0, 0, 0];
  const files = {
    async save(id: string, content: AsyncIterable<Uint8Array>) {
      busy += 1;
      most = Math.max(most, busy);
      try {
        let bytes = 0;
        for await (const chunk of content) bytes += chunk.length;
        await new Promise((resolve) => setTimeout(resolve, 5));
        kept.push(id);
        return { bytes, sha256: 'x' };
      } finally {
        busy -= 1;
      }
    },
    async remove(id: string) {
      if (kept.includes(id)) kept.splice(kept.indexOf(id), 1);
    },
  };
  const newSeed = () => {
    ids += 1;
    return `id${ids}`;
  };
  return { kept, most: () => most, services: { files, newSeed } as unknown as Services };
}

const photo = new Uint8Array(barePhoto());
const torn = photo.subarray(0, 90);
const read = async (services: Services, contents: readonly Uint8Array[]) =>
  readForm(services, await sentWith(contents), {} as Response, MOST);

test('the files of a form are kept one after the other, each under its field', async () => {
  const { kept, most, services } = slowFiles();
  const sent = await read(services, Array(6).fill(photo));
  expect(sent.files.map(({ name, file }) => [name, file.id])).toEqual(kept.map((id, n) => [`file${n}`, id]));
  expect([kept.length, most()]).toEqual([6, 1]);
});

test('a form with a file that is refused keeps none of them', async () => {
  const { kept, services } = slowFiles();
  await expect(read(services, [photo, torn, photo])).rejects.toMatchObject({ type: 'invalid-input' });
  expect(kept).toEqual([]);
});

test('forms that come at the same time have no more than two pictures cleaned at once', async () => {
  const { kept, most, services } = slowFiles();
  await Promise.all(Array.from({ length: 5 }, () => read(services, [photo, photo])));
  expect([kept.length, most()]).toEqual([10, 2]);
});
