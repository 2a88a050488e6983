import type { Actor } from '../record/party';
import { sampleProject } from './project-sample.fixture';
import { type GivenSignature, missingSides, type Signing, signatureOf } from './signature';
import type { SigningMeans } from './signing-terms';

const person = (
  role: 'organisation-certifier' | 'bureau-approver' | 'bureau-officer',
  organisationId: string,
) => ({ kind: 'person', userId: role, organisationId, role }) satisfies Actor;
const certifier = person('organisation-certifier', 'org');
const approver = person('bureau-approver', 'bureau');
const at = '2026-01-05T02:00:00.000Z';
const sha256 = 'a'.repeat(64);
const file = (certificate: string) => ({ documentId: 'd', certificate });

function project(by?: SigningMeans) {
  const input = sampleProject();
  return { ...input, terms: { ...input.terms, signing: { ...input.terms.signing, ...(by && { by }) } } };
}

function sign(by: SigningMeans | undefined, signing: Partial<Signing>, signatures: GivenSignature[] = []) {
  return signatureOf(project(by), { sha256, signatures }, { actor: certifier, at, sha256, ...signing });
}

const faultOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { type: string }).type;
  }
};

describe('a signature', () => {
  it('says who signed in which office, when and how', () => {
    const signed = { side: 'organisation', userId: 'organisation-certifier', organisationId: 'org', at };
    const role = 'organisation-certifier';
    expect(sign(undefined, {})).toEqual({ ...signed, role, by: 'confirm' });
    expect(sign('second-factor', { by: 'second-factor' })).toEqual({ ...signed, role, by: 'second-factor' });
    const uploaded = sign('detached', { by: 'detached', file: file('c') });
    expect(uploaded).toEqual({ ...signed, role, by: 'detached', file: file('c') });
  });

  it.each<[what: string, by: SigningMeans | undefined, signing: Partial<Signing>, fault: string]>([
    ['by somebody of another office', undefined, { actor: person('bureau-officer', 'bureau') }, 'forbidden'],
    ['by another organisation', undefined, { actor: person('organisation-certifier', 'other') }, 'forbidden'],
    ['of another file', undefined, { sha256: 'b'.repeat(64) }, 'stale-version'],
    ['by the account alone where a code is asked for', 'second-factor', {}, 'rule-broken'],
    ['without a file where one is asked for', 'detached', { by: 'detached' }, 'rule-broken'],
    ['with a file where none is asked for', undefined, { file: file('c') }, 'rule-broken'],
  ])('is refused %s', (_, by, signing, fault) => {
    expect(faultOf(() => sign(by, signing))).toBe(fault);
  });

  it('is given once by each side, with a certificate of its own', () => {
    const first = sign('detached', { by: 'detached', file: file('c') });
    expect(missingSides([first])).toEqual(['bureau']);
    const again = { by: 'detached', file: file('d') } as const;
    expect(faultOf(() => sign('detached', again, [first]))).toBe('conflict');
    const borrowed = { actor: approver, by: 'detached', file: file('c') } as const;
    expect(faultOf(() => sign('detached', borrowed, [first]))).toBe('conflict');
    expect(missingSides([first, sign('detached', { ...borrowed, file: file('d') }, [first])])).toEqual([]);
  });
});
