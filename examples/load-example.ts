import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayTable } from '../domain/record/calendar';
import type { Example } from './types';

export const EXAMPLES = ['hefei-purchase', 'yichun-venture', 'guangzhou-venture'] as const;
export type ExampleName = (typeof EXAMPLES)[number];

/** Years whose official holiday table is at hand. */
export const CALENDAR_YEARS = [2024, 2025, 2026] as const;

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(__dirname, ...path), 'utf8')) as T;
}

/** Reads every part of an example. The examples' own test holds them against their types and rules. */
export function loadExample(name: ExampleName): Example {
  const part = <P extends keyof Example>(which: P): Example[P] => read(name, `${which}.json`);
  return {
    rulebook: part('rulebook'),
    organisations: part('organisations'),
    users: part('users'),
    applications: part('applications'),
    needs: part('needs'),
    service: part('service'),
    behaviour: part('behaviour'),
    figures: part('figures'),
  };
}

export function loadCalendars(): HolidayTable[] {
  return CALENDAR_YEARS.map((year) => read('calendars', `cn-${year}.json`));
}
