import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Message-IDs of all mails that the sandbox caught, one for each mail. */
export function sentMails(dataDir: string): string[] {
  return readFileSync(join(dataDir, 'mails', 'mails.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const text = Buffer.from((JSON.parse(line) as { raw: string }).raw, 'base64').toString('utf8');
      return /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? '';
    });
}
