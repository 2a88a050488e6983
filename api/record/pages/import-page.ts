import { z } from 'zod';
import { Fault } from '../../../domain/record/fault';
import { FORM_FAULTS } from '../form-faults';
import type { Services } from '../services';
import { type Answer, type FormPage, formPage } from './form-page';
import type { FormTexts } from './form-texts';
import { type BroughtTable, markedFile } from './marked-table';
import type { PageContext } from './page';
import { said, wrongField } from './page-fault';
import type { SentForm } from './read-form';
import { readTable, type TableFault, type TableRow } from './read-table';
import type { TableKind } from './table-columns';
import { exampleOf, takes } from './table-template';

/** A page that takes in a workbook or CSV file: all rows or none, and what is wrong in each before anything is written. */
export interface ImportPage {
  path: string;
  /** The route that takes the rows. */
  right: string;
  title: string;
  lead: string;
  /** Key of words, with `count`: what will be imported. */
  counted: string;
  kind(context: PageContext): TableKind;
  /** Address of the workbook to fill in. */
  template(context: PageContext): string;
  body(context: PageContext, rows: readonly TableRow[]): unknown;
  /** What the rules say to the rows, before anything is written; `row` counts from 0 here. */
  preview(context: PageContext, rows: readonly TableRow[]): Promise<TableFault[]>;
  /** Lines for the page on which the import is checked. */
  about?(context: PageContext, rows: readonly TableRow[]): Promise<Answer[]>;
  done(context: PageContext): string;
  doneText: string;
}

interface Imported {
  rows: TableRow[];
  faults: TableFault[];
  /** As it came, to be given back with what is wrong; absent when only the rows came again. */
  file?: BroughtTable;
}

const MOST_SHOWN = 200;
const MOST_SAMPLED = 5;
const CARRIED = 'rows';

/** What the present request brought; forgotten with it. */
const brought = new WeakMap<PageContext, Imported>();

export function importPage(definition: ImportPage): FormPage {
  const { path, right, title, lead, doneText, done } = definition;
  return formPage({
    ...{ path, right, title, lead, doneText, done },
    button: 'record.import',
    check: true,
    template: 'record/import-page',
    fields: () => [
      { kind: 'file', name: 'file', label: 'record.table-file', hint: 'record.table-file-hint' },
    ],
    receive: (context, sent) => receive(definition, context, sent),
    async body(context) {
      const imported = brought.get(context);
      if (!imported) throw missingFile(context);
      if (imported.faults.length === 0) {
        const { rows } = imported;
        const found = await definition.preview(context, rows);
        imported.faults = found.map((one) => ({ ...one, row: rows[one.row]?.number ?? 1 }));
      }
      if (imported.faults.length > 0) throw refusal(imported.faults);
      return definition.body(context, imported.rows);
    },
    around: async (context, fault) => aroundOf(definition, context, fault),
    async answers(context) {
      const { rows } = brought.get(context) ?? { rows: [] };
      const line = (key: string, text: string) => ({ key: { text: key }, value: { text } });
      return [
        line(context.t('record.table-rows'), context.t(definition.counted, { count: rows.length })),
        ...((await definition.about?.(context, rows)) ?? []),
        ...rows
          .slice(0, MOST_SAMPLED)
          .map((row) =>
            line(context.t('record.row', { number: row.number }), sampleOf(definition, context, row)),
          ),
      ];
    },
  });
}

function sampleOf(definition: ImportPage, context: PageContext, { cells }: TableRow): string {
  const kind = definition.kind(context);
  return kind.columns
    .flatMap(({ name, values }) => {
      const text = cells[name];
      if (text === undefined) return [];
      return [values?.includes(text) ? kind.valueWords(context.lang, text) : text];
    })
    .join(' · ');
}

/** Files of people's data are read and thrown away: only what is imported stays. */
async function receive(
  definition: ImportPage,
  context: PageContext,
  { data, files }: SentForm,
): Promise<void> {
  const { services, t } = context;
  const file = files.find(({ name }) => name === 'file')?.file;
  try {
    if (file) {
      const isWorkbook = file.contentType.endsWith('spreadsheetml.sheet');
      const isText = file.contentType.startsWith('text/');
      if (!isWorkbook && !isText) throw wrongFile(t('record.table-file-hint'));
      const content = await contentOf(services, file.id);
      const kind = isWorkbook ? 'xlsx' : 'csv';
      const table = await services.tables.read(content, kind);
      const read = readTable(context, definition.kind(context), table);
      brought.set(context, { ...read, file: { fileName: file.fileName, kind, table } });
      for (const text of data.all(CARRIED)) data.remove(CARRIED, text);
      if (read.faults.length === 0) data.add(CARRIED, JSON.stringify(read.rows.map(packed)));
    } else if (data.text('go') === 'send') brought.set(context, { rows: carriedRows(data), faults: [] });
  } finally {
    await Promise.all(files.map((one) => services.files.remove(one.file.id)));
  }
}

async function contentOf({ files }: Services, id: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(id)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const packed = ({ number, cells }: TableRow) => [number, cells];
const packedRows = z
  .array(z.tuple([z.int(), z.record(z.string().max(60), z.string().max(2_000))]))
  .max(5_000);

function carriedRows(data: FormTexts): TableRow[] {
  try {
    return packedRows.parse(JSON.parse(data.text(CARRIED))).map(([number, cells]) => ({ number, cells }));
  } catch {
    throw new Fault('invalid-input', FORM_FAULTS.withoutRows);
  }
}

function wrongFile(message: string): Fault {
  return new Fault('invalid-input', said(message), { fields: [wrongField('file', message)] });
}

const missingFile = ({ t }: PageContext) => wrongFile(t('record.table-file-missing'));

function refusal(faults: readonly TableFault[]): Fault {
  return new Fault('invalid-input', FORM_FAULTS.nothingImported, {
    fields: faults.map(({ row, column, message }) => wrongField(`row ${row}.${column}`, message)),
  });
}

async function aroundOf(definition: ImportPage, context: PageContext, fault: Fault | undefined) {
  const { t, lang } = context;
  const kind = definition.kind(context);
  const { faults, file } = brought.get(context) ?? { faults: [] };
  const called = (column: string) =>
    kind.columns.some(({ name }) => name === column) ? kind.headingWords(lang, column) : column || '—';
  return {
    workbook: definition.template(context),
    columns: {
      caption: t('record.table-columns'),
      captionClasses: 'govuk-table__caption--m',
      head: ['record.table-column', 'record.table-needed', 'record.table-takes', 'record.table-example'].map(
        (key) => ({ text: t(key) }),
      ),
      rows: kind.columns.map((column) => [
        { text: kind.headingWords(lang, column.name) },
        { text: t(column.isNeeded ? 'record.yes' : 'record.no') },
        { text: takes(kind, column, lang) },
        { text: exampleOf(kind, column, lang) },
      ]),
    },
    faults: null,
    marked: null,
    ...(fault && faults.length > 0
      ? {
          problem: {
            titleText: t('record.table-faults', { count: faults.length }),
            descriptionText: null,
            errorList: [{ text: t('record.table-nothing-imported'), href: '#faults' }],
            allowed: null,
          },
          marked: file
            ? await markedFile(
                context,
                file,
                faults,
                ({ column, message }) => `${called(column)}: ${message}`,
              )
            : null,
          faults: {
            caption: t('record.table-faults', { count: faults.length }),
            captionClasses: 'govuk-table__caption--m',
            head: ['record.table-row', 'record.table-column', 'record.table-fault'].map((key) => ({
              text: t(key),
            })),
            rows: faults
              .slice(0, MOST_SHOWN)
              .map(({ row, column, message }) => [
                { text: String(row) },
                { text: called(column) },
                { text: message },
              ]),
          },
        }
      : {}),
  };
}
