import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A type as a file of the house declares it. */
export interface DeclaredType {
  name: string;
  /** From the root of the repository. */
  file: string;
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
  source: ts.SourceFile;
}

/** Reads declarations out of the source alone, without checking types: a page of docs wants names and words only. */
export class DeclaredTypes {
  private readonly sources = new Map<string, ts.SourceFile>();

  constructor(private readonly root: string) {}

  /** The type that a file declares or imports under this name; null: neither, so a type of the language or a parameter. */
  find(name: string, file: string): DeclaredType | null {
    const source = this.sourceOf(file);
    const node = source.statements.find(
      (one): one is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
        (ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)) && one.name.text === name,
    );
    if (node) return { name, file, node, source };
    const from = source.statements.filter(ts.isImportDeclaration).find((one) => importsName(one, name));
    if (!from || !ts.isStringLiteral(from.moduleSpecifier)) return null;
    return this.find(name, `${join(dirname(file), from.moduleSpecifier.text)}.ts`);
  }

  private sourceOf(file: string): ts.SourceFile {
    const known = this.sources.get(file);
    if (known) return known;
    const text = readFileSync(join(this.root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    this.sources.set(file, source);
    return source;
  }
}

function importsName({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const named = importClause?.namedBindings;
  return (
    named !== undefined && ts.isNamedImports(named) && named.elements.some((one) => one.name.text === name)
  );
}

/** The words above a declaration, on one line; the last block counts, for the ones before it are about something else. */
export function wordsAbove(node: ts.Node, source: ts.SourceFile): string {
  const block = (ts.getLeadingCommentRanges(source.text, node.pos) ?? []).at(-1);
  const text = block ? source.text.slice(block.pos, block.end) : '';
  if (!text.startsWith('/**')) return '';
  return text
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter((line) => !line.startsWith('@'))
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '$1')
    .trim();
}
