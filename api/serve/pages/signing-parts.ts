import type { z } from 'zod';
import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';
import type { paperCheck, paperView } from '../check-paper';

export type Checked = z.output<typeof paperCheck>;
export type Paper = z.output<typeof paperView>;

/** What somebody does who signs: names the hash of the file, and proves it as the rulebook says. */
export async function signingFields(
  context: PageContext,
  { sha256, by }: Pick<Paper, 'sha256' | 'by'>,
): Promise<Field[]> {
  const { t, params } = context;
  const hint = t('serve.file-hash', { hash: sha256 });
  const declaration: Field = {
    kind: 'choice',
    name: 'sha256',
    label: 'serve.declaration',
    options: [{ value: sha256, text: t('serve.read-and-agreed'), hint }],
  };
  if (by === 'second-factor') return [declaration, await codeField(context)];
  if (by === 'confirm') return [declaration];
  return [
    declaration,
    {
      kind: 'files',
      name: 'signatureId',
      label: 'serve.signature-file',
      hint: 'serve.signature-file-hint',
      purpose: `signature/${params.projectId}`,
    },
  ];
}

/** Who has no second factor yet is told where to set one up. */
async function codeField({ desk, t }: PageContext): Promise<Field> {
  const factor = await desk.seeIf<{ on: boolean }>('/session/second-factor');
  const field: Field = {
    kind: 'line',
    name: 'code',
    label: 'people.code',
    hint: 'serve.code-hint',
    isSecret: true,
  };
  if (factor?.on) return field;
  return { ...field, more: { text: t('people.set-up-second-factor'), href: '/profile/second-factor' } };
}

/** The one file that was uploaded; the newest, when several were. */
export function signingBody(_: PageContext, { signatureId, ...typed }: { [name: string]: unknown }) {
  return Array.isArray(signatureId) ? { ...typed, signatureId: signatureId.at(-1) } : typed;
}

/** When and how a side signed, and whether that holds today. */
export function signedWords(
  { t, time }: PageContext,
  { signatures }: Checked,
  organisationId: string,
): string {
  const signature = signatures.find((one) => one.organisationId === organisationId);
  if (!signature) return t('serve.not-signed');
  const { at, by, holds, certificate, chain } = signature;
  const lines = [`${time(at)} · ${t(`serve.by-${by}`)}`];
  if (certificate)
    lines.push(t('serve.certificate', { subject: certificate.subject, issuer: certificate.issuer }));
  if (holds && chain) lines.push(t(`serve.signature-${chain}`));
  if (holds === false) lines.push(t('serve.signature-fails'));
  return lines.join('\n');
}
