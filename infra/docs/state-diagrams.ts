import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifecycle } from '../../domain/record/lifecycle';
import type { GeneratedPage } from './generated-page';

const ROOT = join(__dirname, '../..');

/** Every lifecycle table of the house, by the file that holds it. */
function lifecycles(): { file: string; lifecycle: Lifecycle }[] {
  const files = readdirSync(join(ROOT, 'domain'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-lifecycle.ts'))
    .sort();
  return files.flatMap((file) =>
    Object.values(require(join(ROOT, 'domain', file)) as Record<string, unknown>)
      .filter(isLifecycle)
      .map((lifecycle) => ({ file: `domain/${file}`, lifecycle })),
  );
}

function isLifecycle(value: unknown): value is Lifecycle {
  return typeof value === 'object' && value !== null && 'initial' in value && 'table' in value;
}

function nodeName(state: string): string {
  return state.replace(/[^A-Za-z0-9]/g, '_');
}

/** One Mermaid state diagram; decisions between the same two states share an arrow. */
export function stateDiagram(lifecycle: Lifecycle): string {
  const arrows = new Map<string, string[]>();
  const states = new Set([lifecycle.initial]);
  const leaving = new Set<string>();
  for (const [from, row] of Object.entries(lifecycle.table)) {
    for (const [decision, to] of Object.entries(row ?? {})) {
      if (to === undefined) continue;
      states.add(from).add(to);
      leaving.add(from);
      const arrow = `${nodeName(from)} --> ${nodeName(to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), decision]);
    }
  }
  return [
    'stateDiagram-v2',
    ...[...states].map((state) => `  state "${state}" as ${nodeName(state)}`),
    `  [*] --> ${nodeName(lifecycle.initial)}`,
    ...[...arrows].map(([arrow, decisions]) => `  ${arrow}: ${decisions.join(', ')}`),
    ...[...states].filter((state) => !leaving.has(state)).map((state) => `  ${nodeName(state)} --> [*]`),
  ].join('\n');
}

export const stateDiagrams: GeneratedPage = {
  file: 'docs/state-diagrams.md',
  text: () => {
    const sections = lifecycles().map(
      ({ file, lifecycle }) =>
        `## ${lifecycle.name}\n\nFrom \`${file}\`.\n\n\`\`\`mermaid\n${stateDiagram(lifecycle)}\n\`\`\`\n`,
    );
    return `# State diagrams\n\nGenerated from the lifecycle tables by \`npm run check -- --write\`. Do not edit.\n\n${sections.join('\n')}`;
  },
};
