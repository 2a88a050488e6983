import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Services } from '../record/services';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Fields of the survey's form by name. */
export type KeptFields = { [name: string]: string };

/** What the link's code makes: whoever has only the database has neither. */
const derived = (code: string, what: 'id' | 'key') =>
  createHash('sha256').update(`answers kept under a survey link: ${what} ${code}`).digest();
const idOf = (code: string) => derived(code, 'id').toString('hex');

/** Keeps what was answered so far under a link, until it is sent or the survey closes. */
export async function keepAnswers(
  { store }: Services,
  surveyId: string,
  code: string,
  fields: KeptFields,
): Promise<void> {
  await store.keptAnswers.put(idOf(code), { surveyId, sealed: seal(code, JSON.stringify(fields)) });
  // Closing removes what was kept before; what was written at the same moment removes itself.
  if ((await store.surveys.need(surveyId)).state !== 'open') await forgetAnswers({ store }, code);
}

/** What was answered so far under a link; null: nothing. */
export async function keptUnder({ store }: Services, code: string): Promise<KeptFields | null> {
  const kept = await store.keptAnswers.get(idOf(code));
  return kept && (JSON.parse(open(code, kept.sealed)) as KeptFields);
}

export function forgetAnswers({ store }: Pick<Services, 'store'>, code: string): Promise<void> {
  return store.keptAnswers.remove(idOf(code));
}

/** AES-256-GCM: nonce, tag and text together. */
function seal(code: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derived(code, 'key'), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(code: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const textFrom = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', derived(code, 'key'), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, textFrom));
  return Buffer.concat([decipher.update(bytes.subarray(textFrom)), decipher.final()]).toString('utf8');
}
