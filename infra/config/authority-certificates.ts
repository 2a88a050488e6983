import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error';

/**
 * The certificates of authorities 电子认证服务机构 whose signatures are trusted, one PEM each; without a file: none, and no
 * chain is checked.
 * @throws ConfigError for a file that cannot be read or holds something else
 */
export function authorityCertificates(file: string | undefined): string[] {
  if (file === undefined) return [];
  try {
    const found = readFileSync(file, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
    );
    if (!found) throw new Error('it holds no PEM certificate');
    return found.map((pem) => new X509Certificate(pem).toString());
  } catch (error) {
    throw new ConfigError([`SIGNING_CA_FILE ${file} cannot be used: ${(error as Error).message}.`]);
  }
}
