import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { DecisionType } from '../../domain/record/decision';
import { sampleApplication, sampleReport, sampleRulebook } from '../../domain/serve/project-sample.fixture';
import type { Signing } from '../../domain/serve/signature';
import type { SigningMeans } from '../../domain/serve/signing-terms';
import { ATTACHED, BY_ORGANISATION, SIGNED_FILE } from '../../infra/documents/signed-by-openssl.fixture';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { newSecret } from '../people/second-factor';

let database: TestDatabase;
let server: ApiServer;
let editor: string;
let certifier: string;
let officer: string;
let stranger: string;
const decided: { process: string; decision: string; input: object }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (process: string, type: DecisionType, input: object) => {
      decided.push({ process, decision: type.name, input });
      return { state: 'running', change: 'open', report: 'returned' };
    }) as never,
  });
  const organisation = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  const bureau = (await enterOrganisation(store)).id;
  const other = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  editor = (await enterUser(store, organisation, ['organisation-editor'])).token;
  certifier = (await enterUser(store, organisation, ['organisation-certifier'])).token;
  officer = (await enterUser(store, bureau, ['bureau-officer'])).token;
  stranger = (await enterUser(store, other, ['organisation-editor'])).token;
  await store.rulebooks.insert({ id: 'hash', rulebook: sampleRulebook });
  await store.applications.insert({ ...sampleApplication, organisationId: organisation });
  await store.projects.insert({
    id: 'p1',
    programmeId: 'prog',
    applicationId: 'app',
    organisationId: organisation,
    bureauId: bureau,
    streetId: null,
    title: '示例',
    lotId: null,
    rulebookHash: 'hash',
    state: 'running',
    award: 1_000_000,
    agreement: { documentId: 'd', sha256: 'a'.repeat(64), signatures: [] },
    startsOn: '2026-01-05',
    endsOn: '2026-11-04',
    stages: {},
    grades: {},
    paid: 0,
    withheld: 0,
    pausedAt: null,
    endedAs: null,
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

async function* streamOf(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
const get = (path: string, token: string) => server.ask(path, { token });
const send = (method: string, path: string, body: unknown, token: string) =>
  server.ask(path, { method, body, token });
const { sections, outputs, expenses } = sampleReport('mid');
const content = { sections: sections.map(({ code, text }) => ({ code, text })), outputs, expenses };

describe('projects', () => {
  it('are listed to those who have a part in them, and to nobody else', async () => {
    expect((await get('/projects', editor)).body.items).toHaveLength(1);
    expect((await get('/projects', officer)).body.items).toHaveLength(1);
    expect((await get('/projects', stranger)).body.items).toEqual([]);
    expect((await get('/projects/p1', officer)).body).toMatchObject({
      id: 'p1',
      award: 1_000_000,
      pauses: [],
    });
    expect((await get('/projects/p1', stranger)).status).toBe(403);
    expect((await get('/projects/unknown', officer)).status).toBe(404);
  });

  it('are signed by naming the hash of the file', async () => {
    expect((await send('POST', '/projects/p1/agreement/sign', { sha256: 'x' }, certifier)).status).toBe(400);
    expect(
      (await send('POST', '/projects/p1/agreement/sign', { sha256: 'a'.repeat(64) }, editor)).status,
    ).toBe(403);
    expect(
      (await send('POST', '/projects/p1/agreement/sign', { sha256: 'a'.repeat(64) }, certifier)).status,
    ).toBe(200);
    expect(decided.at(-1)).toMatchObject({ process: 'project/p1', decision: 'signAgreement' });
  });
});

describe('signing by more than the account', () => {
  const paper = {
    documentId: 'paper',
    sha256: createHash('sha256').update(SIGNED_FILE).digest('hex'),
    signatures: [],
  };
  const signing = (by: SigningMeans) => ({ ...sampleRulebook, signing: { ...sampleRulebook.signing, by } });
  const signed = (project: string, body: object, token: string, key?: string) =>
    server.ask(`/projects/${project}/agreement/sign`, {
      ...{ method: 'POST', body: { sha256: paper.sha256, ...body }, token },
      ...(key && { key }),
    });

  beforeAll(async () => {
    const { store } = database;
    const project = await store.projects.need('p1');
    for (const [id, by] of [
      ['p2', 'second-factor'],
      ['p3', 'detached'],
    ] as const) {
      await store.rulebooks.insert({ id: by, rulebook: signing(by) });
      await store.projects.insert({ ...project, id, rulebookHash: by, state: 'agreement', agreement: paper });
    }
    await server.services.files.save('paper', streamOf(SIGNED_FILE), 'agreement.pdf', 'application/pdf');
  });

  it('by a second factor: each code counts once, for one paper, and a lost answer costs no other code', async () => {
    const without = await signed('p2', { code: '123456' }, certifier);
    expect(without).toMatchObject({ status: 422, body: { detail: expect.stringContaining('/profile') } });
    const secret = newSecret();
    await database.store.users.update(
      {
        organisationId: (await database.store.projects.need('p1')).organisationId,
        roles: 'organisation-certifier',
      },
      { totpSecret: secret, totpSince: '2026-01-01T00:00:00.000Z', totpStep: 0 },
    );
    const before = decided.length;
    expect((await signed('p2', {}, certifier)).status).toBe(400);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const other = { sha256: 'b'.repeat(64), code };
    expect((await signed('p2', other, certifier)).status).toBe(412);
    expect((await signed('p2', { code: code === '000000' ? '000001' : '000000' }, certifier)).status).toBe(
      400,
    );
    expect(decided).toHaveLength(before);
    expect((await signed('p2', { code }, certifier, 'one')).status).toBe(200);
    expect(decided.at(-1)).toMatchObject({ decision: 'signAgreement', input: { by: 'second-factor' } });
    expect(JSON.stringify(decided.at(-1))).not.toContain(code);
    expect((await signed('p2', { code }, certifier, 'two')).status).toBe(400);
    await database.store.requests.remove(
      `${(await database.store.tokens.first({ hash: server.services.sha256(certifier) }))?.userId}|one`,
    );
    expect((await signed('p2', { code }, certifier, 'one')).status).toBe(200);
  });

  it('by a signature file over the very agreement, which anybody who may read it has checked again', async () => {
    const upload = async (content: Uint8Array, token: string) => {
      const body = new FormData();
      body.append('purpose', 'signature/p3');
      body.append('projectId', 'p3');
      body.append('file', new Blob([content as never]), 'agreement.p7s');
      const { body: document } = await server.ask('/documents', { method: 'POST', body, token });
      return { signatureId: String(document.id) };
    };
    expect((await signed('p3', {}, certifier)).status).toBe(400);
    const attached = await signed('p3', await upload(ATTACHED, certifier), certifier);
    expect(attached.body).toMatchObject({ fields: [{ field: 'signatureId' }] });
    const others = await upload(BY_ORGANISATION, editor);
    expect((await signed('p3', others, certifier)).status).toBe(400);
    const mine = await upload(BY_ORGANISATION, certifier);
    expect((await signed('p3', mine, certifier)).status).toBe(200);
    const { input } = decided.at(-1) as { input: Signing };
    expect(input).toMatchObject({ by: 'detached', file: { documentId: mine.signatureId } });
    expect(JSON.stringify(input)).not.toContain('Sample Service Centre');
    const { organisationId } = await database.store.projects.need('p3');
    const signature = { ...input, userId: 'u', organisationId };
    await database.store.projects.put('p3', { agreement: { ...paper, signatures: [signature] } });
    const check = () => get('/projects/p3/agreement/check', officer);
    expect((await check()).body).toMatchObject({
      whole: true,
      signatures: [
        { holds: true, chain: 'not-checked', certificate: { issuer: expect.stringContaining('Sample') } },
      ],
    });
    await server.services.files.save('paper', streamOf(Buffer.from('changed')), 'a.pdf', 'application/pdf');
    expect((await check()).body).toMatchObject({ whole: false, signatures: [{ holds: false }] });
    expect((await get('/projects/p3/agreement/check', stranger)).status).toBe(403);
    await server.services.files.save('paper', streamOf(SIGNED_FILE), 'agreement.pdf', 'application/pdf');
  });

  it('who holds the certificate is for the two parties and those who check, not for all with a part in the project', async () => {
    const { store } = database;
    const street = await enterOrganisation(store, { kind: 'street' });
    const [byStreet, judge, auditor, administrator] = await Promise.all([
      enterUser(store, street.id, ['street-officer']),
      enterUser(store, street.id, ['evaluator']),
      enterUser(store, street.id, ['auditor']),
      enterUser(store, street.id, ['administrator']),
    ]);
    await store.evaluations.put('p3/final', { projectId: 'p3', evaluatorIds: [judge.id] } as never);
    await store.projects.put('p3', { streetId: street.id });
    const { agreement } = await store.projects.need('p3');
    const [signature] = agreement?.signatures ?? [];
    const { documentId, certificate } = signature?.file ?? { documentId: '', certificate: '' };
    const amendment = { ...agreement, number: 1, changed: [], sha256: paper.sha256 };
    await store.changeRequests.put('am', {
      ...{ projectId: 'p3', kind: 'extension', status: 'to-sign', reason: 'x', shifts: [], supplement: 0 },
      ...{ extendDays: 1, needsApproval: true, requestedBy: 'u', requestedAt: '2026-03-01T00:00:00.000Z' },
      ...{ decidedBy: null, decidedAt: null, decisionReason: null, amendment },
    } as never);
    const papers = ['/agreement', '/agreement/check', '/changes', '/changes/am'].map(
      (one) => `/projects/p3${one}`,
    );
    papers.push(...['', '/check'].map((one) => `/projects/p3/changes/am/amendment${one}`));
    const named = [certificate, documentId, 'Sample Service Centre'];
    for (const { token, roles } of [byStreet, judge]) {
      for (const path of [...papers, '/projects/p3/documents']) {
        const { status, text } = await get(path, token);
        expect([roles, path, status, named.filter((one) => text.includes(one))]).toEqual([
          roles,
          path,
          200,
          [],
        ]);
      }
      const checked = (await get('/projects/p3/agreement/check', token)).body;
      expect(checked).toMatchObject({ signatures: [{ by: 'detached', holds: true, chain: 'not-checked' }] });
      for (const path of ['', '/content'])
        expect([403, 404]).toContain((await get(`/documents/${documentId}${path}`, token)).status);
    }
    for (const token of [editor, officer, auditor.token, administrator.token]) {
      for (const path of [...papers, '/projects/p3/documents']) {
        const { text } = await get(path, token);
        expect([path, named.some((one) => text.includes(one))]).toEqual([path, true]);
      }
      expect((await get(`/documents/${documentId}/content`, token)).status).toBe(200);
    }
    await store.changeRequests.remove('am');
  });
});

describe('a report', () => {
  it('is saved as a draft that only the organisation sees, and guarded against old copies', async () => {
    const saved = await send('PUT', '/projects/p1/reports/mid', content, editor);
    expect(saved).toMatchObject({ status: 200, body: { version: 1, status: 'draft' } });
    expect((await get('/projects/p1/reports', editor)).body.items).toHaveLength(1);
    expect((await get('/projects/p1/reports', officer)).body.items).toEqual([]);
    expect((await get('/projects/p1/reports/mid/1', officer)).status).toBe(404);
    const old = { method: 'PUT', body: content, token: editor, headers: { 'If-Match': '"7"' } };
    expect((await server.ask('/projects/p1/reports/mid', old)).status).toBe(412);
    expect((await send('PUT', '/projects/p1/reports/other', content, editor)).status).toBe(404);
  });

  it('cannot be changed while it is with somebody else', async () => {
    await database.store.reports.put('p1/mid/1', { status: 'certified' });
    expect((await send('PUT', '/projects/p1/reports/mid', content, editor)).status).toBe(409);
    expect((await get('/projects/p1/reports/mid/1', officer)).status).toBe(200);
  });

  it('is reviewed with reasons that stay out of the process', async () => {
    const verdicts = [
      { code: 'progress', verdict: 'accepted' },
      { code: 'finance', verdict: 'returned', reason: '缺少凭证' },
    ];
    const answer = await send(
      'POST',
      '/projects/p1/reports/mid/review',
      { version: 1, sections: verdicts },
      officer,
    );
    expect(answer).toMatchObject({ status: 200, body: { report: 'returned' } });
    expect(JSON.stringify(decided.at(-1))).not.toContain('缺少凭证');
    const [review] = Object.values((await database.store.reports.need('p1/mid/1')).reviews ?? {});
    expect(review?.sections[1]?.reason).toBe('缺少凭证');
  });
});

describe('a change', () => {
  it('is saved first and asked for by its id; the reason stays in the database', async () => {
    const body = { kind: 'extension', reason: '场地装修', extendDays: 30 };
    const answer = await send('POST', '/projects/p1/changes', body, editor);
    expect(answer).toMatchObject({ status: 201, body: { change: 'open' } });
    expect(JSON.stringify(decided.at(-1))).not.toContain('场地装修');
    expect((await database.store.changeRequests.need(String(answer.body.changeId))).reason).toBe('场地装修');
    expect((await send('POST', '/projects/p1/changes', { ...body, kind: 'other' }, editor)).status).toBe(400);
  });

  it('of the whole course is the bureau’s: pause, resume', async () => {
    expect((await send('POST', '/projects/p1/pause', { reason: '不可抗力' }, editor)).status).toBe(403);
    expect((await send('POST', '/projects/p1/pause', { reason: '不可抗力' }, officer)).status).toBe(200);
    expect((await send('POST', '/projects/p1/resume', undefined, officer)).status).toBe(200);
    expect(decided.slice(-2).map(({ decision }) => decision)).toEqual(['pauseProject', 'resumeProject']);
  });
});

describe('household files, needs and services', () => {
  const csv =
    'code,streetCode,group,riskClass,email,openedOn,updatedOn\nH-1,s1,other,high,wang@example.org,2026-02-01,2026-02-01\n';

  it('are previewed, then imported whole or not at all', async () => {
    const wrong = `${csv}H-1,s1,rich,high,,2026-02-01,2026-02-01\n`;
    const preview = await send(
      'POST',
      '/projects/p1/households/import',
      { csv: wrong, preview: true },
      editor,
    );
    expect(preview).toMatchObject({ status: 200, body: { rows: 2, written: 0 } });
    expect(preview.body.faults).toHaveLength(2);
    expect((await send('POST', '/projects/p1/households/import', { csv: wrong }, editor)).status).toBe(400);
    expect(await database.store.households.count({})).toBe(0);
    expect((await send('POST', '/projects/p1/households/import', { csv }, editor)).body).toMatchObject({
      written: 1,
    });
  });

  it('are added one by one, to households on file', async () => {
    const need = { householdCode: 'H-1', kind: 'care', service: '助浴', recordedOn: '2026-03-01' };
    expect((await send('POST', '/projects/p1/needs', need, editor)).status).toBe(201);
    expect((await send('POST', '/projects/p1/needs', { ...need, householdCode: 'H-9' }, editor)).status).toBe(
      400,
    );
    const visit = { kind: 'visit', on: '2026-03-02', householdCodes: ['H-1'] };
    expect((await send('POST', '/projects/p1/services', visit, editor)).status).toBe(201);
    expect((await send('POST', '/projects/p1/services', visit, stranger)).status).toBe(403);
    expect((await get('/projects/p1/services', officer)).body.items).toMatchObject([
      { kind: 'visit', people: 1 },
    ]);
  });

  it('show contact data masked; who looks at it says why, and that is kept', async () => {
    const list = await get('/projects/p1/households', officer);
    expect(list.body.items).toMatchObject([{ code: 'H-1', email: 'w***@example.org' }]);
    const id = (await database.store.households.find({}))[0]?.id;
    const unmask = `/projects/p1/households/${id}/unmask`;
    expect((await send('POST', unmask, {}, officer)).status).toBe(400);
    expect((await send('POST', unmask, { reason: '寄送满意度问卷' }, officer)).body).toEqual({
      email: 'wang@example.org',
    });
    expect(await database.store.accesses.find({})).toMatchObject([
      { householdId: id, reason: '寄送满意度问卷' },
    ]);
    expect(JSON.stringify(await database.store.requests.find({}))).not.toContain('wang@example.org');
  });
});
