import type { z } from 'zod';
import type { Standing } from '../../domain/improve/standing';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Store } from '../../domain/record/store';
import type { Words } from '../../domain/record/words';
import { type GradeTitles, gradeTitles } from '../record/grade-titles';
import type { Caller } from '../record/route';
import type { publicRecordView, recordLine, recordView } from './improve-schemas';
import { readsContest, shownContest } from './shown-contest';

type Titled = Standing & { gradeTitle: Words | null; titleBefore: Words | null };

/** The record of an organisation, newest line first. */
export const linesOf = async (store: Store, organisationId: string): Promise<Titled[]> =>
  withTitles(store, await store.standings.find({ organisationId }, { sort: { at: -1 } }));

/** With each grade as the rulebook of its programme calls it. */
export async function withTitles(store: Store, lines: readonly Standing[]): Promise<Titled[]> {
  const ids = [...new Set(lines.map(({ programmeId }) => programmeId))];
  const programmes = await store.programmes.find({ id: { $in: ids } });
  const hashes = new Map(programmes.map(({ id, rulebookHash }) => [id, rulebookHash]));
  const titleOf: GradeTitles = await gradeTitles(store, [...hashes.values()]);
  return lines.map((line) => {
    const hash = hashes.get(line.programmeId);
    return {
      ...line,
      gradeTitle: titleOf(hash, line.grade),
      titleBefore: titleOf(hash, line.before?.grade),
    };
  });
}

/**
 * The lines for one reader: what was said in a contest is for the organisation, the bureau that answers it, and who
 * audits; everybody else learns that there was one, and what came of it.
 */
export async function wordsFor(
  store: Store,
  caller: Caller,
  lines: readonly Titled[],
): Promise<z.input<typeof recordLine>[]> {
  const programmes = await store.programmes.find({ id: { $in: lines.map((one) => one.programmeId) } });
  const bandsOf = await bandsOfProjects(
    store,
    lines.filter(({ contest }) => contest).map(({ projectId }) => projectId),
  );
  return lines.map(({ contest, before, titleBefore, isWithdrawn = false, ...line }) => {
    const bureauId = programmes.find(({ id }) => id === line.programmeId)?.bureauId;
    const shown = shownContest({ contest }, readsContest(caller, { ...line, bureauId }));
    return {
      ...line,
      isWithdrawn,
      before: before ? { ...before, gradeTitle: titleBefore } : null,
      contest: shown && { ...shown, grades: bandsOf(line.projectId) },
    };
  });
}

/** The grades of the rulebooks that projects signed. */
async function bandsOfProjects(store: Store, ids: readonly string[]) {
  const projects = ids.length > 0 ? await store.projects.find({ id: { $in: ids } }) : [];
  const bands = new Map<string, Rulebook['evaluation']['bands']>();
  for (const { id, rulebookHash } of projects)
    bands.set(id, (await store.rulebooks.get(rulebookHash))?.rulebook.evaluation.bands ?? []);
  return (projectId: string) => bands.get(projectId) ?? [];
}

/** What everybody may know of a line: its grade, unless it was withdrawn, and whether it is contested. */
export function publicLine({
  programmeId,
  grade,
  gradeTitle,
  at,
  reason,
  contest,
  isWithdrawn = false,
}: Titled): z.input<typeof publicRecordView>['grades'][number] {
  const upheld = isWithdrawn ? ('withdrawn' as const) : ('corrected' as const);
  return {
    ...{ programmeId, at },
    grade: isWithdrawn ? null : grade,
    gradeTitle: isWithdrawn ? null : gradeTitle,
    stopped: reason.startsWith('stopped-') && !isWithdrawn,
    contest: contest ? (contest.state === 'upheld' ? upheld : contest.state) : null,
  };
}

/** Every finding of the organisation's projects, closed ones too, newest first; one that was withdrawn is none. */
export async function findingsOf(
  store: Store,
  organisationId: string,
): Promise<z.input<typeof recordView>['findings']> {
  const projects = await store.projects.find({ organisationId });
  const found = await store.findings.find({ projectId: { $in: projects.map(({ id }) => id) } });
  const findings = found.filter(({ outcome }) => outcome !== 'withdrawn');
  const hashes = new Map(projects.map(({ id, rulebookHash }) => [id, rulebookHash]));
  const titles = new Map<string, Words>();
  // One by one: those that were read before are kept.
  for (const hash of new Set(findings.map(({ projectId }) => hashes.get(projectId) ?? ''))) {
    const pinned = await store.rulebooks.get(hash);
    for (const { id: round, indicators = [] } of pinned?.rulebook.evaluation.rounds ?? [])
      for (const one of indicators) titles.set(`${hash}/${round}/${one.id}`, one.title);
  }
  return findings
    .map((one) => ({
      ...one,
      title:
        one.spotCheck?.title ??
        titles.get(`${hashes.get(one.projectId)}/${one.round}/${one.indicator}`) ??
        null,
    }))
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : a.openedAt > b.openedAt ? -1 : 0));
}
