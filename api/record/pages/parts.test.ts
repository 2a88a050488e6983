import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { PAGE_HELPERS } from './page-engine';
import { TEMPLATES } from './words';

const PARTS = join(TEMPLATES, 'record', 'parts');
const handlebars = Handlebars.create();
handlebars.registerHelper(PAGE_HELPERS as never);
for (const file of readdirSync(PARTS)) {
  handlebars.registerPartial(file.replace('.hbs', ''), readFileSync(join(PARTS, file), 'utf8'));
}

interface Fixture {
  name: string;
  options: { [name: string]: unknown };
  html: string;
}

/** What our parts understand; a fixture that uses more shows something that no page of ours has. */
const UNDERSTOOD: { [component: string]: string[] } = {
  input: [
    'id',
    'name',
    'type',
    'label',
    'hint',
    'errorMessage',
    'value',
    'classes',
    'autocomplete',
    'inputmode',
    'prefix',
    'suffix',
  ],
  textarea: ['id', 'name', 'label', 'hint', 'errorMessage', 'value', 'rows', 'classes'],
  select: ['id', 'name', 'label', 'hint', 'errorMessage', 'items', 'classes'],
  'file-upload': ['id', 'name', 'label', 'hint', 'errorMessage'],
  radios: ['idPrefix', 'name', 'fieldset', 'hint', 'errorMessage', 'items', 'value', 'classes'],
  checkboxes: ['idPrefix', 'name', 'fieldset', 'hint', 'errorMessage', 'items', 'values', 'classes'],
  button: ['text', 'name', 'value', 'classes', 'href', 'preventDoubleClick'],
  'error-summary': ['titleText', 'descriptionText', 'errorList'],
  table: ['caption', 'captionClasses', 'head', 'rows', 'firstCellIsHeader', 'classes'],
  tag: ['text', 'classes'],
  'warning-text': ['text', 'iconFallbackText'],
  'inset-text': ['text'],
  details: ['summaryText', 'text'],
  breadcrumbs: ['items'],
  'notification-banner': ['text', 'type'],
  'summary-list': ['rows', 'classes'],
};

/** Of options within options: HTML, attributes, and parts shown on a condition are what no page of ours gives. */
const INNER =
  /"(html|attributes|conditional|divider|behaviour|disabled|formGroup|isPageHeading|visuallyHiddenText|rowspan|colspan|describedBy|role|card)"/;
/** A list of several links in one row. */
const SEVERAL_ACTIONS = /"actions":\{"items":\[(\]|\{[^}]*\},)/;

function understands(component: string, { name, options }: Fixture): boolean {
  const text = JSON.stringify(options);
  const names = Object.keys(options).every((name) => UNDERSTOOD[component]?.includes(name));
  return (
    names &&
    !NOT_OURS.includes(`${component}: ${name}`) &&
    !INNER.test(text) &&
    !SEVERAL_ACTIONS.test(text) &&
    !/"classes":"app-/.test(text)
  );
}

/** Options that no page of ours gives: fields without an id, items that are no items, labels with classes. */
const NOT_OURS = [
  'input: default',
  'input: zero value',
  'textarea: default',
  'file-upload: default',
  'select: with falsy items',
  'select: without values',
  'radios: with falsy items',
  'radios: label with classes',
  'checkboxes: with falsy values',
  'checkboxes: with label classes',
  'checkboxes: multiple hints',
  'checkboxes: with error and idPrefix',
  "button: don't prevent double click",
  'table: with falsy items',
  'warning-text: icon fallback text only',
  'summary-list: with falsy values',
  'summary-list: classes on items',
];

/** The same markup, whatever the white space and the order of attributes. */
function normal(html: string): string {
  return html
    .replace(/<([a-z0-9]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/g, (_, tag: string, attributes: string) => {
      const sorted = (attributes.match(/[\w:-]+(?:="[^"]*")?/g) ?? [])
        .map((one) =>
          one.replace(/="([^"]*)"/, (_all, value: string) => `="${value.trim().replace(/\s+/g, ' ')}"`),
        )
        .sort();
      return `<${[tag, ...sorted].join(' ')}>`;
    })
    .replace(/&#x27;/g, '&#39;')
    .replace(/&#x3D;/g, '=')
    .replace(/&#x60;/g, '`')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}

const render = (component: string, options: object) =>
  handlebars.compile(`{{> govuk-${component} given}}`)({ given: options, lang: 'en' });

describe('our parts and those of the design system', () => {
  for (const component of Object.keys(UNDERSTOOD)) {
    const { fixtures } = require(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`) as {
      fixtures: Fixture[];
    };
    const known = fixtures.filter((one) => understands(component, one));
    it(`${component}: some fixtures are understood`, () => expect(known.length).toBeGreaterThan(0));
    it.each(known.map((one) => [one.name, one] as const))(`${component}: %s`, (_, { options, html }) => {
      expect(normal(render(component, options))).toBe(normal(html));
    });
  }

  it('escapes whatever people write', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'';
    const html = render('input', { id: hostile, name: hostile, value: hostile, label: { text: hostile } });
    expect(html).not.toContain('<img');
    expect(html).not.toContain(`"'`);
  });
});
