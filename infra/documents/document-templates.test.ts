import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../engines/project-root';
import { readingHelpers } from './reading-helpers';

const folder = join(projectRoot, 'templates');
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(serve|evaluate)\/[a-z-]+\.hbs$/.test(file) && !file.endsWith('-page.hbs'));
const known = new Set([
  ...Object.keys(readingHelpers(() => ({ zh: '', en: '' }))),
  ...Object.keys(Handlebars.create().helpers),
]);

/** Names of helpers that a template calls with something. */
function helpersOf(source: string): string[] {
  const called: string[] = [];
  const call = (node: { path: hbs.AST.PathExpression | hbs.AST.Literal; params: unknown[] }) => {
    if (node.params.length > 0 && 'original' in node.path) called.push(String(node.path.original));
  };
  class Calls extends Handlebars.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement) {
      call(node);
      super.MustacheStatement(node);
    }
    override BlockStatement(node: hbs.AST.BlockStatement) {
      call(node);
      super.BlockStatement(node);
    }
    override SubExpression(node: hbs.AST.SubExpression) {
      call(node);
      super.SubExpression(node);
    }
  }
  new Calls().accept(Handlebars.parse(source));
  return called;
}

describe('documents', () => {
  it('are there', () => {
    expect(documents).toEqual(expect.arrayContaining(['serve/agreement.hbs']));
  });

  it.each(documents)('%s calls only helpers that there are, in the common frame', (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(helpersOf(source).filter((name) => !known.has(name))).toEqual([]);
    expect(source).toMatch(/\{\{#> document |<!doctype html>/);
  });
});
