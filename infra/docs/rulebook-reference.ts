import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type DeclaredType, DeclaredTypes, wordsAbove } from './declared-types';
import type { GeneratedPage } from './generated-page';

const ROOT = join(__dirname, '../..');
const EXAMPLES = { Hefei: 'hefei-purchase', Yichun: 'yichun-venture', Guangzhou: 'guangzhou-venture' };

/** What an example's rulebook has at one place. */
interface Found {
  example: string;
  value: unknown;
}

/** A type with everything that the examples have in its place. */
interface Section extends DeclaredType {
  found: Found[];
}

/** Every term that a rulebook may have, out of its types and the words above them, and which examples use it. */
export const rulebookReference: GeneratedPage = {
  file: 'docs/rulebook.md',
  text: () => {
    const sections = sectionsOf(new DeclaredTypes(ROOT));
    const linked = new Set(sections.map(({ name }) => name));
    return `# Terms of a rulebook

Generated from the types by \`npm run check -- --write\`. Do not edit.

A rulebook is one JSON file for each programme, with everything that differs from city to city and from year to year
([the examples](../examples/README.md)). A term with a question mark may be left out, and the words say what holds then.
The last column names the examples that use the term. \`POST /api/v1/rulebooks/check\`, and the page where a programme is
drafted, name everything that a rulebook gets wrong, in law or in sense.

${sections.map((one) => sectionText(one, linked)).join('\n\n')}
`;
  },
};

/** From the rulebook down, each type where it is first met. */
function sectionsOf(types: DeclaredTypes): Section[] {
  const sections = new Map<string, Section>();
  const visit = (node: ts.Node, file: string, found: Found[]): void => {
    if (ts.isArrayTypeNode(node)) visit(node.elementType, file, eachOf(found));
    else if (ts.isPropertySignature(node) && node.type)
      visit(node.type, file, within(found, node.name.getText()));
    else if (ts.isTypeReferenceNode(node)) visitReference(node, file, found);
    else ts.forEachChild(node, (child) => visit(child, file, found));
  };
  const visitReference = (node: ts.TypeReferenceNode, file: string, found: Found[]): void => {
    const declared = types.find(node.typeName.getText(), file);
    if (declared) meet(declared, found);
    else node.typeArguments?.forEach((one) => void visit(one, file, found));
  };
  const meet = (declared: DeclaredType, found: Found[]): void => {
    const section = sections.get(declared.name) ?? { ...declared, found: [] };
    sections.set(declared.name, section);
    section.found.push(...found);
    ts.forEachChild(declared.node, (child) => visit(child, declared.file, found));
  };
  const rulebook = types.find('Rulebook', 'domain/publish/rulebook.ts');
  if (rulebook) meet(rulebook, examples());
  return [...sections.values()].filter(
    ({ node, source }) => hasTerms(node) || wordsAbove(node, source) !== '',
  );
}

function examples(): Found[] {
  return Object.entries(EXAMPLES).map(([example, folder]) => ({
    example,
    value: JSON.parse(readFileSync(join(ROOT, 'examples', folder, 'rulebook.json'), 'utf8')) as unknown,
  }));
}

function eachOf(found: readonly Found[]): Found[] {
  return found.flatMap(({ example, value }) =>
    Array.isArray(value) ? value.map((one: unknown) => ({ example, value: one })) : [],
  );
}

function within(found: readonly Found[], name: string): Found[] {
  return found.flatMap(({ example, value }) => {
    const inner =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    return inner === undefined ? [] : [{ example, value: inner }];
  });
}

const hasTerms = (node: DeclaredType['node']) =>
  ts.isInterfaceDeclaration(node) || ts.isUnionTypeNode(node.type);

function sectionText(section: Section, linked: ReadonlySet<string>): string {
  const { name, node, source, file } = section;
  const words = wordsAbove(node, source);
  return [
    `## ${name}`,
    [words, `From [\`${file}\`](../${file}).`].filter(Boolean).join(' '),
    ...(ts.isInterfaceDeclaration(node)
      ? [termTable(node.members, section, linked)]
      : [choices(node.type, section, linked)]),
  ].join('\n\n');
}

function termTable(
  members: ts.NodeArray<ts.TypeElement>,
  { source, found }: Section,
  linked: ReadonlySet<string>,
) {
  const rows = members.filter(ts.isPropertySignature).map((term) => {
    const name = term.name.getText(source);
    const users = new Set(within(found, name).map(({ example }) => example));
    const cells = [
      `\`${name}${term.questionToken ? '?' : ''}\``,
      term.type ? typeText(term.type, source, linked) : '',
      wordsAbove(term, source),
      users.size === Object.keys(EXAMPLES).length ? 'all' : [...users].join(', '),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| term | holds | meaning | used by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What a type may be, one line for each; what all of them have comes first. */
function choices(type: ts.TypeNode, { source }: Section, linked: ReadonlySet<string>): string {
  return partsOf(type)
    .map((part) => {
      const words = wordsAbove(part, source);
      return `- ${typeText(part, source, linked)}${words === '' ? '' : `: ${words}`}`;
    })
    .join('\n');
}

function partsOf(type: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return partsOf(type.type);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(partsOf);
  return ts.isUnionTypeNode(type) ? [...type.types] : [type];
}

/** The type as it is written, with links to the sections that tell more. */
function typeText(type: ts.TypeNode, source: ts.SourceFile, linked: ReadonlySet<string>): string {
  const names = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && linked.has(node.typeName.getText(source)))
      names.add(node.typeName.getText(source));
    ts.forEachChild(node, look);
  };
  look(type);
  const text = withoutComments(type, source);
  if (names.has(text)) return linkTo(text);
  const written = `\`${text}\``;
  return names.size === 0 ? written : `${written} (${[...names].map(linkTo).join(', ')})`;
}

const linkTo = (name: string) => `[${name}](#${name.toLowerCase()})`;

const withoutComments = (node: ts.Node, source: ts.SourceFile) =>
  node
    .getText(source)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '');
