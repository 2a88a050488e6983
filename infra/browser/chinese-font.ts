import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../engines/project-root';

const WEIGHTS = ['400Regular', '700Bold'];

/**
 * Writes a font configuration that adds the Chinese font of the package to those of the system.
 * @returns the file for the browser's `FONTCONFIG_FILE`
 */
export async function chineseFontConfig(): Promise<string> {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = join(projectRoot, '.engines', 'fonts');
  const file = join(folder, 'fonts.conf');
  const folders = WEIGHTS.map((weight) => `  <dir>${join(fonts, weight)}</dir>`);
  const content = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders,
    `  <cachedir>${join(folder, 'cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
  // An image has it already, and may not write there.
  if ((await readFile(file, 'utf8').catch(() => undefined)) === content) return file;
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
  return file;
}
