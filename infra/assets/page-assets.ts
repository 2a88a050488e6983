import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageAsset, PageAssets } from '../../api/record/pages/assets';
import { projectRoot } from '../engines/project-root';

const TEMPLATES = join(projectRoot, 'templates');
const STYLES = join(TEMPLATES, 'styles');

let made: Promise<PageAssets> | null = null;

/** Styles and scripts of the pages, under names that change with their content; made once for a process. */
export function pageAssets(): Promise<PageAssets> {
  made ??= makeAssets();
  return made;
}

async function makeAssets(): Promise<PageAssets> {
  const file = (...path: string[]) => readFile(join(TEMPLATES, ...path), 'utf8');
  const [site, survey, large, script, aloud] = await Promise.all([
    siteStyles(),
    file('styles', 'survey.css'),
    file('styles', 'large.css'),
    bundled(join(TEMPLATES, 'scripts', 'console.mjs')),
    file('scripts', 'aloud.js'),
  ]);
  return {
    site: await asset('site.css', site),
    survey: await asset('survey.css', survey),
    large: await asset('large.css', large),
    console: await asset('console.js', script),
    aloud: await asset('aloud.js', aloud),
  };
}

/** A script with everything that it imports, as one file. */
async function bundled(entry: string): Promise<string> {
  // At once: the other way leaves a helper process behind.
  const { buildSync } = await import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function asset(name: string, text: string): Promise<PageAsset> {
  const content = Buffer.from(text);
  const [base = '', extension = ''] = name.split('.');
  return {
    href: `/assets/${base}-${hashOf(text)}.${extension}`,
    type: extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    content,
    zipped: await promisify(gzip)(content),
  };
}

/** Compiled once for what it is compiled from: it takes two seconds. */
async function siteStyles(): Promise<string> {
  const source = await readFile(join(STYLES, 'site.scss'), 'utf8');
  const { version } = require('govuk-frontend/package.json') as { version: string };
  const folder = join(projectRoot, '.build');
  const compiled = join(folder, `site-${hashOf(`${version}\n${source}`)}.css`);
  if (existsSync(compiled)) return readFile(compiled, 'utf8');
  const { compileStringAsync } = await import('sass');
  const { css } = await compileStringAsync(source, {
    style: 'compressed',
    loadPaths: [join(projectRoot, 'node_modules')],
    quietDeps: true,
  });
  await mkdir(folder, { recursive: true });
  const draft = `${compiled}.${process.pid}`;
  await writeFile(draft, css);
  await rename(draft, compiled);
  return css;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
