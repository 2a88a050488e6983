import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementView } from '../../domain/serve/agreement-view';
import { amendmentView } from '../../domain/serve/amendment-view';
import { PAPER_TEMPLATES, templateVersion } from '../../domain/serve/paper-templates';
import { sampleApplication, sampleRulebook } from '../../domain/serve/project-sample.fixture';
import { projectRoot } from '../engines/project-root';
import { documentPort } from './document-port';

/** Each version of a paper that is signed, by the SHA-256 of its template: who changes its words adds a version. */
const WORDS_OF: { readonly [version: string]: string } = {
  'serve/agreement@2': 'e43807c5cbb3f3256bcf8a29c991929b3fdc1dd883a315c4210d506a7c59763d',
  'serve/amendment@1': '7eeed6f919e9acda8596ee1fe81f1194159f7de1edd6385a8c8aa43c380f2065',
};
const port = documentPort({
  words: () => ({ zh: '', en: '' }),
  findBrowser: async () => Promise.reject(new Error('nothing is printed here')),
});
const names = { organisation: '邻里社工', uscc: null, bureau: '民政局' };
const programmeTitle = { zh: '示例', en: 'Sample' };

describe('what is signed', () => {
  it.each(Object.values(PAPER_TEMPLATES))('$name keeps its words within a version', (paper) => {
    const source = readFileSync(join(projectRoot, 'templates', `${paper.name}.hbs`));
    expect(WORDS_OF[templateVersion(paper)]).toBe(createHash('sha256').update(source).digest('hex'));
  });

  it('an agreement says how it is signed, and which changes need an amendment, where the rulebook does', () => {
    const write = (rulebook: typeof sampleRulebook) => {
      const facts = { projectId: 'p1', award: 1_000_000, rulebookHash: 'hash', programmeTitle };
      const all = { ...facts, application: sampleApplication, rulebook, names: { ...names, street: null } };
      return port.html('serve/agreement', { ...agreementView(all), template: 'serve/agreement@2' });
    };
    expect(write(sampleRulebook)).not.toMatch(/签署方式|下列变更/);
    const { signing, serve } = sampleRulebook;
    const amendment = { signWithin: signing.within };
    const html = write({
      ...sampleRulebook,
      signing: { ...signing, by: 'detached' },
      serve: { ...serve, changes: [{ kind: 'extension', approvers: ['bureau-approver'], amendment }] },
    });
    expect(html).toMatch(/补充协议后生效：延长期限。[\s\S]*签署方式：用各自的数字证书/);
  });

  it('an amendment says of which agreement it is, why, and each term before and after', () => {
    const change = {
      ...{ id: 'c', kind: 'supplement' as const, ground: 'need-changed' as const, reason: '服务户数增加' },
      ...{ shifts: [{ budgetLineId: 'events', by: 50_000 }], supplement: 50_000, extendDays: 30 },
    };
    const before = { shifts: [{ budgetLineId: 'events', by: 10_000 }], supplement: 10_000 };
    const view = amendmentView({
      number: 2,
      project: { id: 'p1', title: '邻里照护', award: 1_000_000, endsOn: '2026-11-04', agreementHash: 'ab12' },
      rulebookHash: 'hash',
      programmeTitle,
      names,
      change,
      agreed: sampleApplication.budget,
      others: [
        { ...before, status: 'approved' },
        { ...before, status: 'to-sign' },
      ],
    });
    expect(view.changed.map(({ from, to }) => [from, to])).toEqual([
      ['¥6,100.00', '¥6,600.00'],
      ['¥10,100.00', '¥10,600.00'],
      ['2026-11-04', '2026-12-04'],
    ]);
    const html = port.html('serve/amendment', { ...view, template: 'serve/amendment@1' });
    expect(html).toMatch(
      /补充协议（2）[\s\S]*ab12[\s\S]*服务对象或需求变化[\s\S]*服务户数增加[\s\S]*¥10,600\.00/,
    );
    expect(port.html('serve/amendment', { ...view, changed: [], template: 'x' })).toContain(
      '按第三条所述调整',
    );
  });
});
