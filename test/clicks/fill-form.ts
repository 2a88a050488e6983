import type { Page } from 'playwright-core';
import type { ClickingWindow } from './clicking-window';
import { textFor } from './text-for';
import type { TypedIn } from './typed-in';
import { isFiles, type UploadedFile } from './uploaded-file';

/** What there is to fill in on a page. */
interface Control {
  name: string;
  kind: string;
  isMoney: boolean;
  /** Of radios, boxes and options. */
  value: string;
}

/** Presses a button of the page and waits for the next one. */
export type Press = (button: string) => Promise<void>;

/**
 * Types everything into the form that the page shows, with more rows and uploads where it takes them.
 * @throws Error naming what the page has no field for
 */
export async function fillForm(window: ClickingWindow, typed: TypedIn, press: Press): Promise<void> {
  const { page, hasScripts } = window;
  const left = new Map(typed);
  await attach(window, left, press);
  for (;;) {
    const before = left.size;
    await fillWhatIsThere(page, left);
    if (left.size === 0) return;
    const [lacking = ''] = left.keys();
    const more = `[id="${tableOf(lacking)}"] button[value="more"]`;
    const hasMore = (await page.locator(`main ${more}`).count()) > 0;
    if (!hasMore || left.size === before) {
      throw new Error(`${page.url()} has no field for ${[...left.keys()].join(', ')}`);
    }
    if (hasScripts) await page.click(`main ${more}`);
    else await press(more);
  }
}

/** `budget.3.item` → `budget` */
const tableOf = (name: string) => /^(.+?)\.\d+\./.exec(name)?.[1] ?? '';

/** Documents go up at once, so that rows can name them; a file that the route itself takes goes with the form. */
async function attach({ page, hasScripts }: ClickingWindow, left: TypedIn, press: Press): Promise<void> {
  for (const [name, files] of [...left]) {
    if (!isFiles(files)) continue;
    const contents = files.map(contentOf);
    const documents = page.locator(`main input[type="file"][name="${name}.file"]`);
    if ((await documents.count()) > 0) {
      const there = page.locator(`main [data-files="${name}"] input[type="hidden"]`);
      const before = await there.count();
      await documents.setInputFiles(contents);
      // With scripts a file goes up as soon as it is chosen.
      if (hasScripts) await there.nth(before + contents.length - 1).waitFor({ state: 'attached' });
      else await press(`[data-files="${name}"] button[value="change"]`);
    } else await page.locator(`main input[type="file"][name="${name}"]`).setInputFiles(contents);
    left.delete(name);
  }
}

const contentOf = ({ fileName, text }: UploadedFile) => ({
  name: fileName,
  mimeType: fileName.endsWith('.csv') ? 'text/csv' : 'text/plain',
  buffer: Buffer.from(text),
});

async function fillWhatIsThere(page: Page, left: TypedIn): Promise<void> {
  const controls = (await page.evaluate(CONTROLS)) as Control[];
  for (const [name, value] of [...left]) {
    const choices = controls.filter((one) => one.name === name);
    if (choices.length === 0) continue;
    await fill(page, choices, value);
    left.delete(name);
  }
}

/** @param choices of one field, in their order */
async function fill(page: Page, choices: Control[], value: unknown): Promise<void> {
  const [first] = choices;
  if (!first) return;
  const at = `main [name="${first.name}"]`;
  const values = choices.map((one) => one.value);
  if (Array.isArray(value)) {
    for (const one of values) await page.setChecked(`${at}[value="${one}"]`, value.includes(one));
    return;
  }
  const text = textFor(value, values, first.isMoney);
  switch (first.kind) {
    case 'radio':
      return page.check(`${at}[value="${text}"]`);
    case 'checkbox':
      return page.setChecked(at, value === true);
    case 'select':
      await page.selectOption(at, text);
      return;
    default:
      return page.fill(at, text);
  }
}

/** Every field, and every choice of each. */
const CONTROLS = `[...document.querySelectorAll('main input, main textarea, main select')].flatMap((one) =>
  one.tagName === 'SELECT'
    ? [...one.options].map(({ value }) => ({ name: one.name, kind: 'select', isMoney: false, value }))
    : ['hidden', 'file'].includes(one.type) ? []
    : [{ name: one.name, kind: one.type, value: one.value,
        isMoney: one.parentElement.querySelector('.govuk-input__prefix') !== null }])`;
