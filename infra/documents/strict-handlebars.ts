import { readFileSync } from 'node:fs';
import { create, type HelperDelegate, type HelperOptions } from 'handlebars';

/** A Handlebars of one's own in which a missing field is an error, also where Handlebars itself would pass over it. */
export type StrictHandlebars = ReturnType<typeof create>;

/** Helpers of the language that read a field. Strict mode does not look at their arguments. */
const READING = ['if', 'unless', 'each', 'with'] as const;

/** @param helpers made known to all templates; each refuses a missing argument */
export function strictHandlebars(helpers: { [name: string]: HelperDelegate }): StrictHandlebars {
  const handlebars = create();
  for (const name of READING)
    handlebars.registerHelper(name, refusingMissing(name, handlebars.helpers[name] as HelperDelegate));
  for (const [name, helper] of Object.entries(helpers))
    handlebars.registerHelper(name, refusingMissing(name, helper));
  return handlebars;
}

function refusingMissing(name: string, helper: HelperDelegate): HelperDelegate {
  return function (this: unknown, ...all: unknown[]) {
    const values = all.slice(0, -1);
    const options = all.at(-1) as HelperOptions;
    if ([...values, ...Object.values(options.hash ?? {})].some((value) => value === undefined)) {
      throw new TypeError(`"${name}" was given a field that is not there`);
    }
    return helper.apply(this, all as Parameters<HelperDelegate>);
  };
}

export type Rendering = (data: object) => string;

/**
 * Compiled templates by file, each read once.
 * @param noEscape for plain text only
 */
export function templateCache(
  handlebars: StrictHandlebars,
  { noEscape }: { noEscape: boolean },
): (file: string) => Rendering {
  const compiled = new Map<string, Rendering>();
  return (file) => {
    const known = compiled.get(file);
    if (known) return known;
    const fresh = handlebars.compile(readFileSync(file, 'utf8'), { strict: true, noEscape });
    compiled.set(file, fresh);
    return fresh;
  };
}
