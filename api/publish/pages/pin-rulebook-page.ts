import { OWN_CONSISTENCY } from '../../../domain/publish/rule-check';
import type { Rulebook } from '../../../domain/publish/rulebook';
import { Fault, type FaultField } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import { RULEBOOK_SHAPE } from '../check-rulebook';
import { readWhole } from './read-whole';
import { rulebookFacts } from './rulebook-facts';

const MOST_BYTES = 200_000;

/** A rulebook, pasted or uploaded, is held against the law and itself; without a fault it may be pinned. */
export const pinRulebookPage = formPage({
  path: '/rulebooks/new',
  right: 'POST /rulebooks',
  title: 'publish.check-and-pin',
  lead: 'publish.check-and-pin-lead',
  button: 'publish.pin',
  check: true,
  template: 'publish/pin-rulebook-page',
  fields: () => [
    { kind: 'file', name: 'file', label: 'publish.rulebook-file', hint: 'publish.rulebook-file-hint' },
    { kind: 'paragraph', name: 'text', label: 'publish.rulebook-text', rows: 16 },
  ],
  async shown({ desk, query }) {
    if (!query.from) return {};
    const found = await desk.seeIf<{ rulebook: Rulebook }>('/rulebooks/:hash', { hash: query.from });
    return found ? { text: JSON.stringify(found.rulebook, null, 2) } : {};
  },
  async receive({ services, t }, { data, files }) {
    for (const { file } of files) {
      const text = await readWhole(services.files, file.id, MOST_BYTES);
      await services.files.remove(file.id);
      if (text === null) throw wrongText(t('publish.rulebook-too-large'));
      for (const typed of data.all('text')) data.remove('text', typed);
      data.add('text', text);
    }
  },
  async body(context, { text }) {
    const rulebook = jsonOf(context, String(text ?? ''));
    const { faults } = await context.desk.send<{ faults: FaultField[] }>('POST /rulebooks/check', {
      body: rulebook,
      key: context.services.newId(),
    });
    if (faults.length > 0) {
      throw new Fault('invalid-input', said(context.t('publish.rulebook-faults', { count: faults.length })), {
        fields: faults,
      });
    }
    return rulebook;
  },
  answers: async (context, rulebook: Rulebook) => rulebookFacts(context, rulebook),
  async around({ t, lang }, fault) {
    const faults = (fault?.detail.fields ?? []).filter(({ field }) => field !== 'text');
    if (!fault || faults.length === 0) return { faults: null };
    return {
      problem: {
        titleText: fault.message,
        errorList: [{ text: t('publish.see-every-fault'), href: '#faults' }],
      },
      faults: {
        caption: fault.message,
        captionClasses: 'govuk-table__caption--m',
        head: ['publish.place', 'publish.what-is-wrong', 'publish.rule'].map((key) => ({ text: t(key) })),
        rows: faults.map(({ field, message, zh, rule }) => [
          { text: field || '—', classes: 'app-path' },
          { text: lang === 'zh' ? zh : message },
          { text: ruleWords(t, rule) },
        ]),
      },
    };
  },
  done: (_, { hash }: { hash: string }) => `/programmes/new?rulebook=${hash}`,
  doneText: 'publish.pinned',
});

function jsonOf({ t }: PageContext, text: string): unknown {
  if (text.trim() === '') throw wrongText(t('publish.rulebook-missing'));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrongText(t('publish.not-json', { where: error instanceof Error ? error.message : '' }));
  }
}

function ruleWords(t: PageContext['t'], rule: string | undefined): string {
  if (rule === OWN_CONSISTENCY) return t('publish.own-consistency');
  return rule === RULEBOOK_SHAPE ? t('publish.rulebook-shape') : (rule ?? '—');
}

function wrongText(message: string): Fault {
  return new Fault('invalid-input', said(message), { fields: [wrongField('text', message)] });
}
