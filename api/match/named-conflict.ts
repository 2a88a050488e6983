import { blindTermsNow } from '../../domain/match/blind-terms';
import type { ConflictKind, DeclaredConflict } from '../../domain/match/conflict';
import type { Seat } from '../../domain/match/seat';
import type { Declaration } from '../../domain/match/seat-says';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { applicantsOf, codesIn, toScore } from './panel-reads';

/** What somebody says with a declaration. */
interface Said {
  declaration: Declaration;
  conflict?:
    | { kind: ConflictKind; organisationId?: string | undefined; code?: string | undefined }
    | undefined;
  ties?: string[] | undefined;
  reason?: string | undefined;
}

/**
 * Whom a declared conflict is with, and of which kind: without that nobody could check it. Where the review is blind it
 * is with an application, by its code, once its papers were opened; or else told by ties, or in words.
 * @throws Fault `invalid-input`; whether an organisation has applied is told only where everybody sees who did
 */
export async function namedConflict(
  store: Store,
  seat: Seat,
  said: Said,
): Promise<DeclaredConflict | undefined> {
  const programme = await store.programmes.need(seat.programmeId);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  if (blindTermsNow(programme, rulebook.review)) return blindConflict(store, seat, said);
  if (said.conflict?.code !== undefined)
    throw refused(
      'conflict.code',
      'this review is not blind: name the applicant',
      '本次评审不是盲评，请选择申报机构',
    );
  return said.declaration === 'conflict' ? openConflict(store, seat, said.conflict) : undefined;
}

async function openConflict(store: Store, seat: Seat, conflict: Said['conflict']): Promise<DeclaredConflict> {
  if (conflict?.organisationId === undefined)
    throw new Fault(
      'invalid-input',
      { en: 'a conflict has a kind and an applicant', zh: '请写明利害关系的种类和申报机构' },
      {
        fields: ['kind', 'organisationId'].map((field) => ({
          field: `conflict.${field}`,
          message: 'must be given with a conflict',
          zh: '有利害关系的，必须写明',
        })),
      },
    );
  const { kind, organisationId } = conflict;
  const applicants = await applicantsOf(store, seat);
  if (applicants.some((one) => one.organisationId === organisationId)) return { kind, organisationId };
  throw refused('conflict.organisationId', 'is no applicant of this programme', '不是申报机构');
}

async function blindConflict(
  store: Store,
  seat: Seat,
  { declaration, conflict, ties = [], reason }: Said,
): Promise<DeclaredConflict | undefined> {
  if (conflict?.organisationId !== undefined)
    throw refused(
      'conflict.organisationId',
      'the review is blind: name the application by its code, or your ties',
      '本次为盲评，不能写申报机构：请选择申报书编号，或者写明有利害关系的机构',
    );
  if (declaration !== 'conflict') return undefined;
  if (conflict === undefined) {
    if (ties.length > 0 || reason !== undefined) return undefined;
    throw refused(
      'conflict.code',
      'say what the conflict is with: an application, your ties, or in words',
      '请说明利害关系：选择申报书编号、写明机构，或者用文字说明',
    );
  }
  const { kind, code } = conflict;
  // Before the declaration nobody is told what codes there are, nor how many.
  const known = seat.state === 'drawn' ? [] : await codesOf(store, seat);
  if (code !== undefined && known.includes(code)) return { kind, code };
  throw refused('conflict.code', 'is no application that this seat reads', '您评审的申报书中没有这个编号');
}

/** Codes of the applications that a seat scores. */
async function codesOf(store: Store, seat: Seat): Promise<string[]> {
  const codes = await codesIn(store, seat.programmeId);
  return (await toScore(store, seat)).flatMap((id) => codes.get(id) ?? []).sort();
}

function refused(field: string, message: string, zh: string): Fault {
  return new Fault(
    'invalid-input',
    { en: 'the conflict cannot be declared like this', zh: '利害关系的申报有误' },
    { fields: [{ field, message, zh }] },
  );
}
