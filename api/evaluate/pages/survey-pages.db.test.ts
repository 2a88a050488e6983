import { type ApiServer, apiServer } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { invited, QUESTIONS } from '../invited.fixture';

const HOSTILE = '<script>alert("1")</script>\'"><img src=x onerror=alert(1)>';

let database: TestDatabase;
let server: ApiServer;

beforeAll(async () => {
  database = await testDatabase();
  server = await apiServer(database.store, { signal: async () => {} });
});
afterAll(async () => {
  await server.stop();
  await database.release();
});

const CHECK = '4';

interface Shown {
  status: number;
  html: string;
  headers: Headers;
  title: string;
  /** Every field that a browser would send, without the buttons. */
  fields: { [name: string]: string };
}

async function ask(path: string, form?: { [name: string]: string }): Promise<Shown> {
  const response = await fetch(`${server.url}${path}`, {
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const html = await response.text();
  const fields: { [name: string]: string } = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const sent = /type="hidden"/.test(tag) || / checked/.test(tag);
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (sent && name) fields[name] = read(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  const area = /<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)</.exec(html);
  if (area) fields[String(area[1])] = read(String(area[2]));
  const title = /<h1[^>]*>([^<]*)/.exec(html)?.[1]?.trim() ?? '';
  return { status: response.status, headers: response.headers, html, title, fields };
}

/** What a browser makes of escaped text. */
const read = (escaped: string) =>
  escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');

/** Sends the page's form with what somebody chose. */
const press = (path: string, from: Shown, go: string, chosen: { [name: string]: string } = {}) =>
  ask(path, { ...from.fields, ...chosen, go });

/** Answers everything up to the check page. */
async function toCheck(path: string, wish = ''): Promise<Shown> {
  const first = await press(path, await ask(path), 'next');
  const second = await press(path, first, 'next', { 'a-attitude': '4' });
  const third = await press(path, second, 'next', { 'a-charged': 'no' });
  return press(path, third, 'next', { 'a-wish': wish });
}

describe('a survey on paper-plain pages', () => {
  it('is answered page by page without a script, a cookie or a session, and sent once', async () => {
    const { path, store, surveyId, programmeId } = await invited(database);
    const start = await ask(path);
    expect([start.status, start.title]).toEqual([200, '服务满意度调查']);
    expect(start.html).toContain('大约 1 分钟');
    const first = await press(path, start, 'next');
    expect(first.title).toBe('您对服务人员的态度满意吗？');
    for (const face of ['很满意', '满意', '一般', '不满意', '很不满意']) expect(first.html).toContain(face);
    const check = await toCheck(path, '多来看看我们');
    expect(check.title).toBe('请核对您的回答');
    for (const said of ['满意', '否', '多来看看我们']) expect(check.html).toContain(said);
    expect(await store.answers.count({ surveyId })).toBe(0);

    const sent = await press(path, check, 'send', { proxy: 'yes' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}/thanks`]);
    const thanks = await ask(`${path}/thanks`);
    expect(thanks.title).toBe('谢谢您！');
    expect(thanks.html).toContain(`href="/public/programmes/${programmeId}/evaluations"`);
    const [answer, ...others] = await store.answers.find({ surveyId });
    expect(others).toEqual([]);
    expect(answer).toMatchObject({
      mode: 'link',
      proxy: true,
      valid: true,
      enteredBy: null,
      values: [
        { question: 'attitude', value: 4 },
        { question: 'charged', value: false },
        { question: 'wish', value: '多来看看我们' },
      ],
    });
    for (const shown of [start, first, check, sent]) expect(shown.headers.get('set-cookie')).toBeNull();
  });

  it('where the rulebook looks for it, counts answers from a browser that had sent one, and keeps nothing of the browser', async () => {
    const { path, surveyId, store, otherPaths } = await invited(database, QUESTIONS, { sameDevice: 5 });
    const sentFrom = async (link: string, cookie?: string) => {
      const { fields } = await toCheck(link);
      const response = await fetch(`${server.url}${link}`, {
        redirect: 'manual',
        method: 'POST',
        body: new URLSearchParams({ ...fields, go: 'send' }),
        ...(cookie && { headers: { cookie } }),
      });
      expect(response.status).toBe(303);
      return String(response.headers.get('set-cookie')).split(';')[0];
    };
    const cookie = await sentFrom(path);
    expect(cookie).toMatch(/^sent-[0-9a-f]{16}=1$/);
    expect((await store.surveys.need(surveyId)).sameDevice).toBe(0);
    await sentFrom(otherPaths[0] ?? '', cookie);
    await sentFrom(otherPaths[1] ?? '', 'sent-0123456789abcdef=1');
    expect((await store.surveys.need(surveyId)).sameDevice).toBe(1);
    const kept = [await store.answers.find({ surveyId }), await store.invitations.find({ surveyId })];
    expect(JSON.stringify(kept)).not.toContain('sent-');
  });

  it('goes on where somebody stopped, under the same link only, and leaves nothing behind', async () => {
    const { path, store, surveyId } = await invited(database);
    const first = await press(path, await ask(path), 'next');
    expect(await store.keptAnswers.count({ surveyId })).toBe(0);
    const second = await press(path, first, 'next', { 'a-attitude': '4', size: '2' });
    expect(second.fields['a-attitude']).toBe('4');

    const reopened = await ask(path);
    expect(reopened.title).toBe(second.title);
    expect(reopened.html).toContain('接着上次的回答继续');
    expect(reopened.html).toContain('<body class="large size-2">');
    expect(reopened.fields['a-attitude']).toBe('4');
    const passed = await press(path, reopened, 'next');
    const wish = await ask(path);
    expect([wish.title, passed.title]).toEqual([passed.title, wish.title]);

    const [kept, ...others] = await store.keptAnswers.find({ surveyId });
    expect(others).toEqual([]);
    const [invitation] = await store.invitations.find({ surveyId });
    expect(JSON.stringify(kept)).not.toContain('attitude');
    expect(kept?.id).not.toBe(invitation?.id);
    expect((await store.surveys.need(surveyId)).answers).toBe(0);
    expect(await store.answers.count({ surveyId })).toBe(0);

    const check = await press(path, wish, 'next', { 'a-wish': '好' });
    expect((await ask(path)).title).toBe('请核对您的回答');
    await press(path, check, 'send');
    expect(await store.keptAnswers.count({ surveyId })).toBe(0);
    const [answer] = await store.answers.find({ surveyId });
    expect(answer?.values).toEqual([
      { question: 'attitude', value: 4 },
      { question: 'wish', value: '好' },
    ]);
    expect((await ask(path)).title).toBe('这份问卷已经提交');
  });

  it('under a code on a sheet, which staff have seen, keeps nothing that was not sent', async () => {
    const { path, store, surveyId } = await invited(database);
    const sheet = `${path}-qr`;
    const begun = await ask(sheet);
    expect(begun.html).toContain('请一次答完');
    await press(sheet, await press(sheet, begun, 'next'), 'next', { 'a-attitude': '4' });
    expect(await store.keptAnswers.count({ surveyId })).toBe(0);
    expect((await ask(sheet)).title).toBe(begun.title);
  });

  it('says "already answered" to a second sending, and afterwards', async () => {
    const { path, store, surveyId } = await invited(database);
    const check = await toCheck(path);
    const both = await Promise.all([press(path, check, 'send'), press(path, check, 'send')]);
    expect(both.map((one) => one.status).sort()).toEqual([303, 409]);
    expect(both.find((one) => one.status === 409)?.title).toBe('这份问卷已经提交');
    expect((await ask(path)).title).toBe('这份问卷已经提交');
    expect(await store.answers.count({ surveyId })).toBe(1);
  });

  it('says "closed" once the survey has closed, also to somebody in the middle of it', async () => {
    const { path, store, surveyId } = await invited(database);
    const check = await toCheck(path);
    await store.surveys.put(surveyId, { state: 'closed' });
    expect((await ask(path)).title).toBe('调查已经结束');
    const late = await press(path, check, 'send');
    expect([late.status, late.title]).toEqual([409, '调查已经结束']);
    expect(await store.answers.count({ surveyId })).toBe(0);
  });

  it('thanks nobody who has not answered', async () => {
    const { path } = await invited(database);
    const early = await ask(`${path}/thanks`);
    expect([early.status, early.headers.get('location')]).toEqual([303, path]);
  });

  it('goes back and changes an answer, and forgets none', async () => {
    const { path } = await invited(database);
    const check = await toCheck(path, '好');
    const back = await press(path, check, 'back');
    expect(back.fields).toMatchObject({ 'a-attitude': '4', 'a-charged': 'no', 'a-wish': '好' });
    const change = await press(path, check, 'to-1');
    expect(change.fields).toMatchObject({ changing: 'yes', 'a-attitude': '4' });
    const again = await press(path, change, 'next', { 'a-attitude': '1' });
    expect(again.title).toBe('请核对您的回答');
    expect(again.fields).toMatchObject({ at: CHECK, 'a-attitude': '1', 'a-charged': 'no', 'a-wish': '好' });
  });

  it('asks again for an answer that is needed, in words, and keeps the others', async () => {
    const { path } = await invited(database);
    const first = await press(path, await ask(path), 'next');
    const refused = await press(path, first, 'next', { 'a-wish': '好' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('请先回答这个问题');
    expect(refused.html).toContain('<title>有误 Error');
    expect(refused.fields['a-wish']).toBe('好');
  });

  it('is read in larger type by a plain link at first, then by a button that forgets nothing', async () => {
    const { path, store, surveyId } = await invited(database);
    const start = await ask(path);
    expect(start.html).toContain('<body class="large">');
    for (const size of [1, 2, 3]) expect(start.html).toContain(`href="?size=${size}"`);
    const large = await ask(`${path}?size=3`);
    expect(large.html).toContain('<body class="large size-3">');
    const first = await press(path, large, 'next');
    expect(first.html).toContain('<body class="large size-3">');
    const smaller = await press(path, first, 'size-2', { 'a-attitude': '4' });
    expect([smaller.status, smaller.title]).toEqual([200, first.title]);
    expect(smaller.html).toContain('<body class="large size-2">');
    expect(smaller.fields).toMatchObject({ at: '1', size: '2', 'a-attitude': '4' });
    const second = await press(path, smaller, 'next');
    const third = await press(path, second, 'next', { 'a-charged': 'no' });
    const check = await press(path, third, 'next', { 'a-wish': '好' });
    const normal = await press(path, check, 'size-1');
    expect(normal.title).toBe('请核对您的回答');
    expect(normal.fields).toMatchObject({ 'a-attitude': '4', 'a-charged': 'no', 'a-wish': '好' });
    expect(normal.fields.size).toBeUndefined();
    const sent = await press(path, check, 'send');
    expect(sent.headers.get('location')).toBe(`${path}/thanks?size=2`);
    expect((await ask(`${path}/thanks?size=2`)).html).toContain('<body class="large size-2">');
    expect(await store.answers.count({ surveyId })).toBe(1);
    expect((await ask(`${path}?size=9`)).html).toContain('<body class="large">');
  });

  it('offers no link that would lose what was answered', async () => {
    const { path } = await invited(database);
    const first = await press(path, await ask(path), 'next', { 'a-attitude': '5' });
    const back = await press(path, first, 'back', { 'a-attitude': '5' });
    expect(back.title).toBe('服务满意度调查');
    expect(back.html).not.toContain('href="?size');
    expect(back.fields).toMatchObject({ 'a-attitude': '5' });
  });

  it('knows no other code, and breaks at nothing that is sent', async () => {
    const { path } = await invited(database);
    for (const wrong of [
      '/survey/short',
      `/survey/${'0'.repeat(26)}`,
      `/survey/${'x'.repeat(5000)}`,
      '/survey/%00',
    ]) {
      expect((await ask(wrong)).status).toBe(404);
      expect((await ask(wrong, { go: 'send' })).status).toBe(404);
    }
    expect((await ask('/survey/%E0%A4%A')).status).toBe(400);
    const start = await ask(path);
    const large = await press(path, start, 'next', { 'a-wish': 'x'.repeat(60_000) });
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    const type = await fetch(`${server.url}${path}`, { method: 'POST', body: '{"go":"send"}' });
    expect(type.status).toBe(200);
  });

  it('keeps search engines, other sites, scripts and shared caches out, and weighs little', async () => {
    const { path } = await invited(database);
    const pages = [await ask(path), await press(path, await ask(path), 'next'), await toCheck(path)];
    pages.push(await ask('/survey/unknown'));
    const names = [...(pages[0]?.html.matchAll(/href="(\/assets\/[^"]+)"/g) ?? [])].map((one) =>
      String(one[1]),
    );
    const [script = ''] = pages[0]?.html.match(/\/assets\/aloud-[^"]+/) ?? [];
    const styles = await Promise.all([...names, script].map((one) => ask(one)));
    expect(styles.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(Buffer.byteLength(String(styles[2]?.html))).toBeLessThan(2_000);
    const weight = styles.reduce((sum, one) => sum + Buffer.byteLength(one.html), 0);
    for (const { html, headers } of pages) {
      expect(Buffer.byteLength(html) + weight).toBeLessThan(30_000);
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(html).toContain('<meta name="robots" content="noindex');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      const [, nonce] = /script-src 'nonce-([^' ]+)';/.exec(
        String(headers.get('content-security-policy')),
      ) as unknown as [string, string];
      const scripts = html.match(/<script[^>]*>/g);
      expect(scripts?.map(read)).toEqual([`<script src="${script}" nonce="${nonce}" defer>`]);
      expect(headers.get('cache-control')).toMatch(/private|no-store/);
      // With `no-referrer` browsers would send our own forms with an origin of `null`.
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(html).not.toMatch(/<script(?! src="\/assets\/)|style="|https?:/);
      expect(html).toMatch(/<html lang="zh-CN">/);
    }
  });

  it('shows hostile words as words: in titles, questions and answers', async () => {
    const words = { zh: HOSTILE, en: HOSTILE };
    const { path, store, projectId, programmeId } = await invited(
      database,
      QUESTIONS.map((one) => ({ ...one, words })),
    );
    await store.projects.put(projectId, { title: HOSTILE });
    await store.programmes.put(programmeId, { title: words });
    const check = await toCheck(path, HOSTILE);
    const pages = [await ask(path), await press(path, await ask(path), 'next'), check];
    pages.push(await press(path, check, 'to-3'));
    for (const { html } of pages) {
      expect(html).not.toMatch(/<script(?! src="\/assets\/)|<img/);
      expect(html).toContain('&lt;script&gt;');
    }
    expect(check.fields['a-wish']).toBe(HOSTILE);
    expect(pages[3]?.fields['a-wish']).toBe(HOSTILE);
  });
});
