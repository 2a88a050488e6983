import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Rulebook } from '../../domain/publish/rulebook';
import { canonicalJson } from '../../domain/record/canonical-json';
import { type JournalEntry, verifyChain } from '../../domain/record/journal';
import { performAgain } from '../../domain/record/perform-again';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const exported = z.object({
  process: z.string(),
  rulebookHash: z.string(),
  rulebook: z.looseObject({}),
  entries: z.array(
    z.looseObject({ seq: z.number(), key: z.string(), hash: z.string(), previous: z.string() }),
  ),
});

/**
 * Checks an exported journal without the service that wrote it: the chain, the rulebook's hash, and every draw,
 * ranking, score and grade.
 * @returns what was found, one sentence a line, and whether all of it holds
 */
export function heldAgainst(text: string): { lines: string[]; holds: boolean } {
  const { process: id, rulebookHash, ...file } = exported.parse(JSON.parse(text));
  const entries = file.entries as unknown as JournalEntry[];
  const rulebook = file.rulebook as unknown as Rulebook;
  const chain = verifyChain(entries, sha256);
  const isPinned = sha256(canonicalJson(rulebook)) === rulebookHash;
  const judgements = performAgain(entries, rulebook);
  return {
    lines: [
      `${id}: ${entries.length} entries`,
      chain.whole
        ? `chain: whole, its head is ${chain.head}`
        : `chain: broken at entry ${chain.brokenAt}: ${chain.why}`,
      `rulebook: ${isPinned ? 'the pinned one' : 'not the one whose hash is pinned'}`,
      ...judgements.map(({ seq, decision, kind, differs }) => {
        const found = differs.length === 0 ? 'comes out as recorded' : `differs in ${differs.join(', ')}`;
        return `entry ${seq}, ${kind} (${decision}): ${found}`;
      }),
    ],
    holds: chain.whole && isPinned && judgements.every(({ differs }) => differs.length === 0),
  };
}

function main([file]: string[]): number {
  if (!file) return complain('Name the file: npm run again -- journal.json');
  try {
    const { lines, holds } = heldAgainst(readFileSync(file, 'utf8'));
    console.log(lines.join('\n'));
    return holds ? 0 : 1;
  } catch (error) {
    return complain(`${file} is no exported journal: ${whyNot(error)}`);
  }
}

function whyNot(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error).message;
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
