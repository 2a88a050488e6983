import type { Shown } from '../support/form-browser';

/**
 * What else a list shows: each filter alone, all of them together, and the page behind the first.
 * @returns addresses; the last of several filters is the one with all of them
 */
export function furtherViews({ address, html }: Shown): { filtered: string[]; next: string[] } {
  const filters = [...choicesIn(html), ...linesIn(html)];
  const sets = filters.length > 1 ? [...filters.map((one) => [one]), filters] : [filters];
  const next = /href="\?([^"]*cursor(?:=|&#x3D;)[^"]*)"/.exec(html)?.[1];
  return {
    filtered: filters.length === 0 ? [] : sets.map((set) => `${address}?${new URLSearchParams(set)}`),
    next: next ? [`${address}?${next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')}`] : [],
  };
}

/** Of each choice the first thing that may be chosen. */
function choicesIn(html: string): [string, string][] {
  const choices = html.matchAll(/<select[^>]* name="(\w+)"[^>]*>([\s\S]*?)<\/select>/g);
  return [...choices].flatMap(([, name = '', options = '']): [string, string][] => {
    const value = /<option value="([^"]+)"/.exec(options)?.[1];
    return value ? [[name, value]] : [];
  });
}

function linesIn(html: string): [string, string][] {
  const form = /<form[^>]* method="get"[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('<main')))?.[0] ?? '';
  return [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const [name, kind] = [/ name="(\w+)"/.exec(tag)?.[1], / type="(\w+)"/.exec(tag)?.[1]];
    if (!name || (kind !== 'text' && kind !== 'date')) return [];
    return [[name, kind === 'date' ? '2026-01-01' : 'x']];
  });
}
