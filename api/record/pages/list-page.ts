import { fieldView } from './field-view';
import type { Field } from './form-field';
import { FormTexts } from './form-texts';
import type { PageContext, PageView } from './page';

/** One cell of a table as it is shown. */
export interface Cell {
  text: string;
  href?: string | null;
  /** Class of a tag: `govuk-tag--green`. Colour never says it alone. */
  tag?: string;
  /** Words of a red tag beside it. */
  late?: string | null;
  format?: 'numeric';
}

/** One column: what it is worth for a program that reads the export, and how people see it. */
export interface Column<T> {
  /** Key of words. */
  label: string;
  value(item: T, context: PageContext): string | number | null;
  show?(item: T, context: PageContext): Cell;
}

/** A page of the console with a list: filtered by its address, paged by cursor, exported as it is shown. */
export interface ListPage {
  kind: 'list';
  path: string;
  /** The route of the API that it lists, whose rights it takes. */
  right: string;
  title: string;
  lead?: string;
  /** Key of words, when nothing is found. */
  empty: string;
  /** Words in place of the list while the route would refuse to list. */
  notYet?(context: PageContext): Promise<string | null>;
  filters?(context: PageContext): Promise<Field[]> | Field[];
  /** What the route is asked beyond filters and cursor. */
  query?(context: PageContext): { [name: string]: string };
  columns: Column<never>[];
  /** Turns the route's items into what the columns read, for example with names looked up. */
  items?(context: PageContext, items: never[]): Promise<unknown[]>;
  around?(context: PageContext): Promise<Partial<PageView>>;
  template?: string;
}

export function listPage<T>(
  definition: Omit<ListPage, 'kind' | 'columns' | 'items'> & {
    columns: Column<T>[];
    items?(context: PageContext, items: never[]): Promise<T[]>;
  },
): ListPage {
  return { kind: 'list', ...definition } as ListPage;
}

interface Paged {
  items: never[];
  next: string | null;
}

const SHOWN = 50;
const EXPORTED_AT_ONCE = 100;

export async function showList(list: ListPage, context: PageContext): Promise<PageView> {
  const notYet = (await list.notYet?.(context)) ?? null;
  if (notYet !== null) return emptyList(list, context, notYet);
  const filters = (await list.filters?.(context)) ?? [];
  const { cursor } = context.query;
  const { items, next } = await ask(list, context, filters, {
    limit: String(SHOWN),
    ...(cursor && { cursor }),
  });
  const typed = new FormTexts(Object.entries(context.query));
  const kept = new URLSearchParams(chosen(filters, context));
  const address = (more: { [name: string]: string }) =>
    `?${new URLSearchParams([...kept, ...Object.entries(more)])}`;
  return {
    title: context.t(list.title),
    lead: list.lead === undefined ? null : context.t(list.lead),
    empty: context.t(list.empty),
    filters: filters.map((field) => fieldView(context, field, typed, [])),
    isFiltered: kept.size > 0,
    table: {
      caption: context.t(list.title),
      captionClasses: 'govuk-visually-hidden',
      head: list.columns.map((one) => ({ text: context.t(one.label) })),
      rows: items.map((item) => list.columns.map((column) => cellOf(column, item, context))),
    },
    count: items.length,
    pagination:
      next !== null || cursor
        ? {
            previous: cursor ? { href: address({}) } : null,
            next: next === null ? null : { href: address({ cursor: next }) },
          }
        : null,
    csv: address({ format: 'csv' }),
    xlsx: address({ format: 'xlsx' }),
    ...(await list.around?.(context)),
  };
}

async function emptyList(list: ListPage, context: PageContext, empty: string): Promise<PageView> {
  const title = context.t(list.title);
  return { title, lead: null, empty, filters: [], count: 0, ...(await list.around?.(context)) };
}

function cellOf(column: Column<never>, item: never, context: PageContext): Cell {
  if (column.show) return column.show(item, context);
  const value = column.value(item, context);
  if (typeof value === 'number') return { text: context.number(value), format: 'numeric' };
  return { text: value ?? '—' };
}

/**
 * All that the list finds, as rows for a file; page after page, so that a long list needs no more memory, and each with
 * the rights that the person has then.
 */
export async function* exportedRows(
  list: ListPage,
  context: PageContext,
): AsyncGenerator<(string | number | null)[]> {
  yield list.columns.map(({ label }) => context.t(label));
  const filters = (await list.filters?.(context)) ?? [];
  let cursor: string | null = null;
  let seen = context;
  do {
    if (cursor !== null) seen = await context.anew();
    const page: Paged = await ask(list, seen, filters, {
      limit: String(EXPORTED_AT_ONCE),
      ...(cursor && { cursor }),
    });
    for (const item of page.items) yield list.columns.map((column) => column.value(item, seen));
    cursor = page.next;
  } while (cursor !== null);
}

async function ask(
  list: ListPage,
  context: PageContext,
  filters: readonly Field[],
  paging: { [name: string]: string },
): Promise<Paged> {
  const query = { ...list.query?.(context), ...chosen(filters, context), ...paging };
  const path = list.right.replace(/^GET /, '');
  const answer = await context.desk.see<Paged>(path, context.params, query);
  const items = list.items ? await list.items(context, answer.items) : answer.items;
  return { items: items as never[], next: answer.next ?? null };
}

function chosen(filters: readonly Field[], { query }: PageContext): { [name: string]: string } {
  const names = filters.map(({ name }) => name).filter((name) => query[name]);
  return Object.fromEntries(names.map((name) => [name, query[name] ?? '']));
}
