import type { DecisionInput } from '../record/decision';
import { Fault } from '../record/fault';
import type { Actor } from '../record/party';
import type { ProjectInput } from './project-input';
import { meansOf, type SigningMeans } from './signing-terms';

export type SigningSide = 'organisation' | 'bureau';
export const SIGNING_SIDES: readonly SigningSide[] = ['organisation', 'bureau'];

/** A file made elsewhere by which somebody signed. */
export interface SignatureFile {
  documentId: string;
  /** SHA-256 of the certificate in hex; whose it is stands in the file. */
  certificate: string;
}

/** Who signed, when and how. */
export interface Signature {
  userId: string;
  organisationId: string;
  at: string;
  /** Absent: signed before it was kept. */
  role?: 'organisation-certifier' | 'bureau-approver';
  /** Absent: `confirm`. */
  by?: SigningMeans;
  file?: SignatureFile;
}

/** A signature while the process waits for the other. */
export type GivenSignature = Signature & { side: SigningSide };

/** A paper to be signed by both: `sha256` is of the very file. */
export interface SignedPaper {
  documentId: string;
  sha256: string;
}

/** What a signing decision says; how it was proven has been looked at by whoever took it in. */
export interface Signing extends DecisionInput {
  sha256: string;
  by?: SigningMeans;
  file?: SignatureFile;
}

/** The sides that still have to sign, the organisation first. */
export function missingSides(signatures: readonly { side: SigningSide }[]): SigningSide[] {
  return SIGNING_SIDES.filter((side) => !signatures.some((one) => one.side === side));
}

/** @throws Fault `forbidden` for anybody but the organisation's certifier and the bureau's approver */
export function sideOf(
  of: Pick<ProjectInput, 'organisationId' | 'bureauId'>,
  actor: Actor,
): Pick<GivenSignature, 'side' | 'userId' | 'organisationId'> & { role: NonNullable<Signature['role']> } {
  if (actor.kind === 'person') {
    const { userId, role, organisationId } = actor;
    if (role === 'organisation-certifier' && organisationId === of.organisationId)
      return { side: 'organisation', userId, organisationId, role };
    if (role === 'bureau-approver' && organisationId === of.bureauId)
      return { side: 'bureau', userId, organisationId, role };
  }
  throw new Fault('forbidden', {
    en: 'the agreement is signed by a certifier of the organisation and an approver of the bureau',
    zh: '协议由机构签发人和民政审批人员签署',
  });
}

/**
 * The signature that a decision gives to a paper.
 * @throws Fault `forbidden`; `conflict` when the side, or the certificate, has signed already; `stale-version` for
 * another file; `rule-broken` when it was not signed as the rulebook says
 */
export function signatureOf(
  of: Pick<ProjectInput, 'organisationId' | 'bureauId' | 'terms'>,
  paper: { sha256: string; signatures: readonly GivenSignature[] } | null,
  { actor, at, sha256, by, file }: Signing,
): GivenSignature {
  const signer = sideOf(of, actor);
  if (!missingSides(paper?.signatures ?? []).includes(signer.side))
    throw new Fault('conflict', { en: 'this side has signed already', zh: '贵方已经签署' });
  if (sha256 !== paper?.sha256) {
    throw new Fault('stale-version', {
      en: 'this is not the agreement that is to be signed: look at it again',
      zh: '协议内容已有变动，请重新查看后再签署',
    });
  }
  const means = meansOf(of.terms.signing);
  if ((by ?? 'confirm') !== means || (means === 'detached') !== (file !== undefined))
    throw new Fault('rule-broken', {
      en: `the rulebook asks for another way of signing: ${means}`,
      zh: '签署方式不符合项目规则',
    });
  if (file && paper.signatures.some((one) => one.file?.certificate === file.certificate))
    throw new Fault('conflict', {
      en: 'the other side signed with this very certificate: each signs with its own',
      zh: '对方已用同一证书签署；双方应各用自己的证书',
    });
  return { ...signer, at, by: means, ...(file && { file }) };
}
