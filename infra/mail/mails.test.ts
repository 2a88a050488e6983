import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAILS } from '../../templates/mails';
import type { MailTemplate } from '../../templates/record/mail-template';
import { projectRoot } from '../engines/project-root';
import { mailView } from './mail-view';
import { mailWriter } from './mail-writer';
import { HOSTILE, sampleNotice } from './sample-notice.fixture';
import { sampleStore } from './sample-store.fixture';

const folder = join(projectRoot, 'templates');
const write = mailWriter((code) => ({ zh: `【${code}】`, en: `[${code}]` }));
const deps = {
  store: sampleStore(),
  surveyCodes: { code: () => 'K7Q2M9' },
  publicUrl: 'https://care.example.org',
};
const mails: [string, MailTemplate][] = Object.entries(MAILS);

async function written(name: string, template: MailTemplate, language: 'zh' | 'en' = 'zh', change = {}) {
  const notice = sampleNotice(name, template, change);
  const recipient = { name: '王<i>某</i>', address: 'u1@example.org', language };
  return write(name, template, await mailView(deps, template, notice, recipient), language);
}

describe.each(mails)('the mail %s', (name, template) => {
  it('has its HTML and its text', () => {
    expect(existsSync(join(folder, `${name}.mail.html.hbs`))).toBe(true);
    expect(existsSync(join(folder, `${name}.mail.text.hbs`))).toBe(true);
    expect(existsSync(join(folder, `${name}.mail.ts`))).toBe(true);
  });

  it('says the same in Chinese and English, as HTML and as text', async () => {
    const { html, text } = await written(name, template);
    for (const body of [html, text]) {
      expect(body).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(body).toMatch(/[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/);
      expect(body).toContain('https://care.example.org');
      expect(body).not.toMatch(/undefined|\[object|NaN|Invalid Date|\{\{/);
    }
    expect(html).toContain('lang="en"');
  });

  it('names the deadline that its calendar file holds', async () => {
    const event = { uid: 'x#y', due: '2026-07-31T15:59:59.999Z', what: name };
    const { html, text } = await written(name, template, 'zh', { event });
    if (html.includes('截止') && !('due' in template.data) && !template.looksUp.includes('survey')) {
      for (const body of [html, text]) expect(body).toMatch(/2026年7月31日 23:59[\s\S]*31 July 2026, 23:59/);
    }
  });

  it('escapes whatever people typed', async () => {
    const { html } = await written(name, template);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('王<i>');
    expect(html).toContain('王&lt;i&gt;某');
  });

  it.each(['zh', 'en'] as const)('has a subject of one line in %s that names nobody', async (language) => {
    const { subject } = await written(name, template, language);
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(subject.length).toBeGreaterThan(8);
    expect(subject).not.toContain('王');
  });

  it('is refused when a field is missing', async () => {
    const optional = (template.optional ?? []) as readonly string[];
    for (const field of Object.keys(template.data).filter((one) => !optional.includes(one))) {
      const whole = sampleNotice(name, template);
      const { [field]: _, ...data } = whole.data;
      await expect(written(name, template, 'zh', { data })).rejects.toThrow(field);
    }
  });

  it('can do without its optional fields', async () => {
    const data = { ...sampleNotice(name, template).data };
    for (const field of template.optional ?? []) delete data[field];
    expect((await written(name, template, 'zh', { data })).text).not.toMatch(/null|undefined/);
  });

  it('tells a repeated decision, and nothing else, from a new one', async () => {
    const { html, text } = await written(name, template, 'zh', { possibleDuplicate: true });
    expect(html.includes('可能已经发给您一次')).toBe(template.kind === 'decision');
    expect(text.includes('可能已经发给您一次')).toBe(template.kind === 'decision');
  });

  it('looks up only what its data has the id of', () => {
    const ids: { [looked: string]: string[] } = {
      project: ['projectId'],
      application: ['applicationId'],
      organisation: ['organisationId'],
      tranche: ['projectId', 'tranche'],
      report: ['projectId', 'reportId'],
      round: ['projectId', 'round'],
      finding: ['projectId', 'finding'],
      survey: ['surveyId'],
    };
    for (const looked of template.looksUp)
      expect(Object.keys(template.data)).toEqual(expect.arrayContaining(ids[looked] ?? []));
  });
});

it('a reason is told in the words of its statement; what a rule refused says so by itself', async () => {
  const statements = (id: string) => (id === 's1' ? { id, text: '发票缺失' } : null);
  const withReason = async (reason: string) => {
    const notice = sampleNotice('money/payment-refused', MAILS['money/payment-refused']);
    const change = { ...notice, data: { ...notice.data, reason } };
    const given = { ...deps, store: sampleStore({ statements }) };
    const recipient = { name: null, address: 'u1@example.org', language: 'zh' } as const;
    return mailView(given, MAILS['money/payment-refused'], change, recipient);
  };
  expect(await withReason('s1')).toMatchObject({ reason: '发票缺失' });
  expect(await withReason('reserved exceeds the award')).toMatchObject({
    reason: 'reserved exceeds the award',
  });
});

it('no mail template lies about unlisted', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.mail\./.test(file),
  );
  const names = new Set(files.map((file) => file.replaceAll('\\', '/').replace(/\.mail\..*$/, '')));
  expect([...names].sort()).toEqual(Object.keys(MAILS).sort());
});

it('no template takes text unescaped', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.hbs'),
  );
  // A page's layout takes in the page, which was escaped before.
  const careless = files.filter((file) =>
    /\{\{\{(?!body\}\}\})|\{\{&/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(careless).toEqual([]);
});

it('the hostile sample is hostile', () => {
  expect(HOSTILE).toMatch(/<script>.*\r\n/);
});
