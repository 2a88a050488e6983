import { Fault } from '../../domain/record/fault';

/** The version of an `If-Match` header: `"3"`; null when there is none. @throws Fault `invalid-input` */
export function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header)?.[1];
  if (version === undefined) {
    throw new Fault(
      'invalid-input',
      { en: 'If-Match must be a version in quotes, such as "3"', zh: null },
      {
        fields: [
          {
            field: 'If-Match',
            message: 'must be a version in quotes, such as "3"',
            zh: '应为带引号的版本号，如 "3"',
          },
        ],
      },
    );
  }
  return Number(version);
}

/**
 * Refuses a change made on an old copy.
 * @param expected what the caller last saw (`If-Match` or a `version` field); null: the caller does not care
 * @throws Fault `stale-version`
 */
export function checkVersion(expected: number | null | undefined, present: number): void {
  if (expected === null || expected === undefined || expected === present) return;
  throw new Fault('stale-version', {
    en: `This is version ${present} by now, not ${expected}: read it again first`,
    zh: `现在已是第 ${present} 版，您看到的是第 ${expected} 版，请先重新查看`,
  });
}
