import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Connection, mongo } from 'mongoose';
import { Fault } from '../../domain/record/fault';
import type { FilePort } from '../../domain/record/file-port';

/** Contents in GridFS, under the document's id as file name. A content that was not stored to its end is not there. */
export function gridFiles(connection: Connection): FilePort {
  const bucket = new mongo.GridFSBucket(connection.db as never, {
    bucketName: 'contents',
    writeConcern: { w: 'majority', journal: true },
  });
  const files = () => connection.collection('contents.files');
  const forget = async (id: string) => {
    for (const file of await files().find({ filename: id }).toArray()) await bucket.delete(file._id as never);
  };
  return {
    async save(id, content, fileName, contentType) {
      await forget(id);
      const hash = createHash('sha256');
      let bytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      await pipeline(
        Readable.from(content),
        measure,
        bucket.openUploadStream(id, { metadata: { fileName, contentType } }),
      );
      return { bytes, sha256: hash.digest('hex') };
    },
    async *read(id) {
      if (!(await files().findOne({ filename: id })))
        throw new Fault('not-found', { en: 'no such content', zh: null });
      yield* bucket.openDownloadStreamByName(id) as AsyncIterable<Uint8Array>;
    },
    remove: forget,
  };
}
