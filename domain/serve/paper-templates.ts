/**
 * The templates of what is signed, each with the version of its words. The version stands in the paper and in the
 * journal; a test holds that the words of a version never change.
 */
export const PAPER_TEMPLATES = {
  agreement: { name: 'serve/agreement', version: 2 },
  amendment: { name: 'serve/amendment', version: 1 },
} as const;

export type PaperTemplate = (typeof PAPER_TEMPLATES)[keyof typeof PAPER_TEMPLATES];

/** As it is recorded: `serve/agreement@2`. */
export function templateVersion({ name, version }: PaperTemplate): string {
  return `${name}@${version}`;
}
