import { Fault, type FaultWords } from '../../domain/record/fault';
import type { SignatureFault } from '../../domain/record/signature-port';
import type { Signing } from '../../domain/serve/signature';
import { meansOf, type SigningTerms } from '../../domain/serve/signing-terms';
import { hasSecondFactor } from '../people/second-factor';
import { confirmCode } from '../people/sign-in';
import type { Caller, Services } from '../record/route';
import { SIGNATURE_TYPE } from '../record/sniff-type';
import { wholeFile } from './whole-file';

/** What somebody brings to sign a paper. */
export interface Brought {
  sha256: string;
  code?: string | undefined;
  signatureId?: string | undefined;
}

/** What is signed: by its file, in a project. */
export interface ToSign {
  projectId: string;
  documentId: string;
  sha256: string;
}

/**
 * Proves a signature in the way that the rulebook asks for, before the process hears of it. Another file than the one
 * that was read spends no code.
 * @param key of the request: sent again after its answer was lost, it may bring the same code
 * @throws Fault `stale-version`, `invalid-input` naming `code` or `signatureId`, `rule-broken` without a second factor
 */
export async function proveSigning(
  services: Services,
  caller: Pick<Caller, 'userId'>,
  terms: SigningTerms,
  paper: ToSign,
  brought: Brought,
  key: string,
): Promise<Pick<Signing, 'sha256' | 'by' | 'file'>> {
  const { sha256 } = brought;
  const by = meansOf(terms);
  if (by === 'confirm') return { sha256 };
  if (sha256 !== paper.sha256)
    throw new Fault('stale-version', {
      en: 'this is not the file that is to be signed: look at it again',
      zh: '文件内容已有变动，请重新查看后再签署',
    });
  if (by === 'detached') return { sha256, by, file: await uploaded(services, caller, paper, brought) };
  await bySecondFactor(services, caller, brought.code, `${key}|${paper.projectId}|${sha256}`);
  return { sha256, by };
}

async function bySecondFactor(
  { store }: Services,
  { userId }: Pick<Caller, 'userId'>,
  code: string | undefined,
  use: string,
): Promise<void> {
  const user = await store.users.need(userId);
  if (!hasSecondFactor(user))
    throw new Fault('rule-broken', {
      en: 'Signing takes a second factor: set it up in your profile first (/profile/second-factor)',
      zh: '签署须用第二重验证：请先在个人资料中开启（/profile/second-factor）',
    });
  if (!code) throw wrong('code', { en: 'is needed', zh: '请填写验证码' });
  await confirmCode(store, user, code, Date.now(), use);
}

async function uploaded(
  services: Services,
  { userId }: Pick<Caller, 'userId'>,
  { projectId, documentId }: ToSign,
  { signatureId }: Brought,
) {
  const document = signatureId ? await services.store.documents.get(signatureId) : null;
  const isMine = document?.uploadedBy === userId && document.projectId === projectId;
  if (!document || !isMine)
    throw wrong('signatureId', {
      en: 'upload the signature file first, for this project',
      zh: '请先上传本项目的签名文件',
    });
  if (document.contentType !== SIGNATURE_TYPE) throw unsound('not-a-signature');
  const [signature, file] = [await wholeFile(services, document.id), await wholeFile(services, documentId)];
  // Real time, as certificates are of the real world.
  const verdict = await services.signatures.verify(signature, file, new Date());
  if (!verdict.holds) throw unsound(verdict.because);
  return { documentId: document.id, certificate: verdict.certificate.fingerprint };
}

const unsound = (because: SignatureFault) => wrong('signatureId', SIGNATURE_FAULTS[because]);

/** Why a signature file is refused. */
export const SIGNATURE_FAULTS: { readonly [because in SignatureFault]: FaultWords & { zh: string } } = {
  'not-a-signature': {
    en: 'is no signature file (CMS SignedData, DER or PEM)',
    zh: '不是签名文件（CMS SignedData，DER 或 PEM 格式）',
  },
  'not-detached': {
    en: 'has a file inside: a detached signature is needed',
    zh: '文件内含被签内容：应为分离式签名',
  },
  'one-signer': { en: 'must be of one signer', zh: '应只有一个签名人' },
  'no-certificate': { en: 'brings no certificate of its signer', zh: '没有附签名人的证书' },
  unsupported: {
    en: 'uses what cannot be verified here: RSA or NIST curves with SHA-256 to SHA-512 and signed attributes are; SM2 and SM3 are not',
    zh: '所用算法无法核验：支持 RSA 或 NIST 曲线、SHA-256 至 SHA-512 并带签名属性；暂不支持 SM2、SM3',
  },
  'weak-key': { en: 'is of an RSA key below 2048 bits', zh: 'RSA 密钥不足 2048 位' },
  'other-file': { en: 'is over another file', zh: '签的不是本文件' },
  wrong: { en: 'does not verify with its certificate', zh: '用所附证书核验不通过' },
  'out-of-date': { en: 'is by a certificate that is not valid now', zh: '证书现在不在有效期内' },
  'not-trusted': {
    en: 'leads to no authority that is trusted here',
    zh: '证书不是由本系统信任的认证机构签发',
  },
};

function wrong(field: string, { en, zh }: { en: string; zh: string }): Fault {
  return new Fault('invalid-input', { en, zh }, { fields: [{ field, message: en, zh }] });
}
