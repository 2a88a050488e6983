import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS, Fault, isFaultType, receivedFault, type SentDetail, sentDetail } from './fault';

const root = join(__dirname, '..', '..');
const sources = ['domain', 'workflows', 'activities', 'api', 'infra']
  .flatMap((floor) =>
    readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' }).map((file) => `${floor}/${file}`),
  )
  .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** What is wrong here only a program can have done: a header, a signature, a token, a template, a script of ours. */
const MACHINES = [
  /^infra\/(?:mail|documents|database)\//,
  /^activities\/record\/record-step/,
  /^api\/money\/bank-routes/,
  /^api\/people\/(?:authenticate|own-account-routes|same-origin|token-routes)/,
  /^api\/publish\/pages\/open-context/,
  /^api\/record\/(?:idempotency|mount-routes|problem|read-request|receive-file|version)/,
  /^api\/record\/pages\/(?:form-script|mount-pages)/,
];

describe('faults', () => {
  it('every type is a word for a problem address and has an HTTP answer of the client or of waiting', () => {
    for (const [type, { status, title }] of Object.entries(FAULTS)) {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status === 503 || (status >= 400 && status < 500)).toBe(true);
      expect(title.length).toBeGreaterThan(0);
    }
  });

  it('knows its own types and nothing that objects merely inherit', () => {
    expect(isFaultType('conflict')).toBe(true);
    expect(isFaultType('toString')).toBe(false);
    expect(isFaultType(409)).toBe(false);
  });

  it('says what is wrong in Chinese too, after a passage through the process engine as well', () => {
    const fields = [{ field: 'reason', message: 'must not be empty', zh: '必须填写' }];
    const fault = new Fault(
      'invalid-input',
      { en: 'a refusal says why', zh: '不同意时要写明理由' },
      { fields },
    );
    const sent = JSON.parse(JSON.stringify(sentDetail(fault))) as SentDetail;
    expect(receivedFault(fault.type, fault.message, sent)).toMatchObject({
      message: 'a refusal says why',
      zh: '不同意时要写明理由',
      detail: { fields },
    });
    expect(receivedFault('conflict', 'said before faults spoke Chinese')).toMatchObject({
      zh: null,
      detail: {},
    });
  });

  it('carries which fields are wrong', () => {
    const words = { en: 'The input is not valid', zh: '填写有误' };
    const fault = new Fault('invalid-input', words, {
      fields: [{ field: 'call.open', message: 'too short', zh: '太短' }],
    });
    expect(fault).toMatchObject({
      name: 'Fault',
      type: 'invalid-input',
      detail: { fields: [{ field: 'call.open' }] },
    });
  });

  it('speak Chinese wherever people meet them; that nothing is there, the page says itself', () => {
    const silent = sources
      .filter(({ file }) => !MACHINES.some((one) => one.test(file)))
      .flatMap(({ file, text }) => [
        ...[...text.matchAll(/(.{0,20})\{\s*en: [^{}]*(?:\$\{[^{}]*\}[^{}]*)*zh: null/gs)]
          .filter(([, before = '']) => !/'not-found',\s*$/.test(before))
          .map(() => file),
      ]);
    expect(silent).toEqual([]);
  });

  it('are never put into Chinese by English words alone', () => {
    const said = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bzh: (?:'([^'\n]*)'|`([^`]*)`)/g)].map((found) => ({
        file,
        zh: (found[1] ?? found[2] ?? '').replace(/\$\{[^}]*\}/g, ''),
      })),
    );
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(({ zh }) => /[a-z] [a-z]/i.test(zh) && !/\p{Script=Han}/u.test(zh))).toEqual([]);
  });
});
