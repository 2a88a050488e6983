import type { Consequence } from '../publish/rulebook';
import type { ProjectRecord } from '../serve/project-record';

/** What a recipient said, with the name as the public may read it. */
export interface Voice {
  /** Masked: 王**. */
  name: string;
  words: string;
}

/** A project told as an example 优秀案例: public once its organisation agreed, and as long as neither side takes it back. */
export interface GoodCase {
  id: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  title: string;
  need: string;
  done: string;
  result: string;
  voices: Voice[];
  /** Of all its words: what the organisation agreed to. */
  sha256: string;
  state: string;
  proposedAt: string | null;
  publishedAt: string | null;
  endedAt: string | null;
}

/** Only a project that was brought to its end and whose final grade the rulebook honours can be an example. */
export function canBeExample(
  { endedAs, grades }: Pick<ProjectRecord, 'endedAs' | 'grades'>,
  consequences: readonly Consequence[],
): boolean {
  const grade = grades.final?.grade;
  return (
    endedAs === 'closed' && consequences.some((one) => one.grade === grade && one.standing === 'priority')
  );
}

/** A name as the public may read it: its first sign, then nothing. Masking what is masked changes nothing. */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return first === '' ? '' : `${first}**`;
}

/** What tells one person from all others, whatever stands around it: numbers of identity cards, telephones, mail. */
const PERSONAL = [
  /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/,
  /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/,
  /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/,
  /[\w.+-]+@[\w-]+\.[\w.]+/,
] as const;

/** Whether a text that is to be public names a person's number or address (Personal Information Protection Law, Art. 25). */
export function namesPerson(text: string): boolean {
  return PERSONAL.some((pattern) => pattern.test(text));
}
