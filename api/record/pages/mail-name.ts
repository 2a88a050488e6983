import type { Words } from './words';

/** What a message is about, by its template; one that nobody named speaks for itself. */
export function mailName({ t, has }: Pick<Words, 't' | 'has'>, template: string): string {
  const name = template.replace('/', '-');
  return has(`record.mail-${name}`) ? t(`record.mail-${name}`) : template;
}
