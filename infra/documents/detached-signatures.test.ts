import { detachedSignatures } from './detached-signatures';
import {
  ATTACHED,
  AUTHORITY,
  BY_BUREAU,
  BY_ORGANISATION,
  OTHER_AUTHORITY,
  PEM,
  SIGNED_FILE,
  WITH_RSA_1024,
  WITH_RSA_2048,
  WITH_SHA1,
  WITHOUT_ATTRIBUTES,
} from './signed-by-openssl.fixture';

const { verify } = detachedSignatures();
const now = new Date('2027-06-01T00:00:00.000Z');

describe('a detached signature', () => {
  it.each([
    ['of a curve', BY_ORGANISATION],
    ['of RSA', WITH_RSA_2048],
    ['in PEM', Buffer.from(PEM)],
  ])('%s holds over the very file, and says whose certificate made it', async (_, signature) => {
    const verdict = await verify(signature, SIGNED_FILE, now);
    expect(verdict).toMatchObject({ holds: true, chain: 'not-checked' });
    const certificate = verdict.holds ? verdict.certificate : null;
    expect(certificate?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(certificate?.subject).toMatch(/O=(?:Sample Service Centre|RSA)/);
  });

  it('does not hold over a file with one byte changed', async () => {
    const changed = Buffer.from(SIGNED_FILE);
    changed[0] = 0x24;
    expect(await verify(BY_ORGANISATION, changed, now)).toEqual({ holds: false, because: 'other-file' });
  });

  it('does not hold when one bit of the signature itself is changed', async () => {
    const forged = Buffer.from(BY_ORGANISATION);
    forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
    expect(await verify(forged, SIGNED_FILE, now)).toEqual({ holds: false, because: 'wrong' });
  });

  it.each([
    ['a file inside says nothing about ours', ATTACHED, 'not-detached'],
    ['SHA-1 is no proof', WITH_SHA1, 'unsupported'],
    ['without signed attributes it could be of something else', WITHOUT_ATTRIBUTES, 'unsupported'],
    ['a short key can be broken', WITH_RSA_1024, 'weak-key'],
    ['a picture is none', Buffer.from('\x89PNG'), 'not-a-signature'],
    ['nothing is none', Buffer.alloc(0), 'not-a-signature'],
    ['a cut off one is none', BY_ORGANISATION.subarray(0, 200), 'not-a-signature'],
    ['words in its place are none', Buffer.from(PEM.replace('CMS', 'KEY')), 'not-a-signature'],
  ])('is refused: %s', async (_, signature, because) => {
    expect(await verify(signature, SIGNED_FILE, now)).toEqual({ holds: false, because });
  });

  it('is refused once the certificate has expired; one that was taken before keeps holding', async () => {
    const late = new Date('2060-01-01T00:00:00.000Z');
    expect(await verify(BY_ORGANISATION, SIGNED_FILE, late)).toEqual({
      holds: false,
      because: 'out-of-date',
    });
    expect(await verify(BY_ORGANISATION, SIGNED_FILE, null)).toMatchObject({ holds: true });
  });

  it('must lead to an authority that is trusted, where some are named', async () => {
    const strict = detachedSignatures([OTHER_AUTHORITY, AUTHORITY]);
    expect(await strict.verify(BY_BUREAU, SIGNED_FILE, now)).toMatchObject({ holds: true, chain: 'trusted' });
    expect(await strict.verify(WITH_RSA_2048, SIGNED_FILE, now)).toEqual({
      holds: false,
      because: 'not-trusted',
    });
    const others = detachedSignatures([OTHER_AUTHORITY]);
    expect(await others.verify(BY_BUREAU, SIGNED_FILE, null)).toMatchObject({ holds: false });
  });
});
