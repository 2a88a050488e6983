import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { publicProgrammeView } from '../../publish/programme-schemas';
import type { Crumb, PageContext } from '../../record/pages/page';

export type ProgrammeWithRulebook = z.output<typeof publicProgrammeView> & { rulebook: Rulebook };

/** A published programme with its rulebook. @throws Fault `not-found` */
export function programmeOf({ desk }: PageContext, programmeId: string): Promise<ProgrammeWithRulebook> {
  return desk.see('/public/programmes/:programmeId', { programmeId });
}

/** The way back to a programme. */
export async function programmeCrumbs(context: PageContext, programmeId: string): Promise<Crumb[]> {
  const { title } = await programmeOf(context, programmeId);
  return [{ text: context.own(title), href: `/programmes/${programmeId}` }];
}

/** Names of organisations by their ids. */
export async function organisationNames(
  { services: { store } }: PageContext,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const found = await store.organisations.find({ id: { $in: [...new Set(ids)] } });
  return (id) => found.find((one) => one.id === id)?.name ?? '—';
}

export function lotTitle({ own }: PageContext, { funding }: Rulebook, lotId: string | null): string | null {
  const lot = funding.lots?.find((one) => one.id === lotId);
  return lot ? own(lot.title) : lotId;
}

/** One language of a check's message, which has both: 中文 / English. */
export function inLanguage({ lang }: PageContext, message: string): string {
  const [zh = message, ...en] = message.split(' / ');
  return lang === 'en' && en.length > 0 ? en.join(' / ') : zh;
}
