import type { z } from 'zod';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { civilDate } from '../../domain/record/civil-date';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { publicFigures } from './public-schemas';

/**
 * What the programmes of one year came to so far, by place: that of the lot, else that of the bureau.
 * A programme belongs to the year, in China, in which it was published. Projects never signed do not count.
 */
export async function figuresByPlace(
  store: Store,
  asked: number | undefined,
): Promise<z.input<typeof publicFigures>> {
  const programmes = await store.programmes.find({ publishedAt: { $gt: '' } });
  const years = [...new Set(programmes.map(yearOf))].sort((a, b) => b - a);
  const year = asked ?? years[0] ?? null;
  const own = programmes.filter((one) => yearOf(one) === year);
  const placed = await withPlaces(store, own);
  const places = [...new Set(placed.map((one) => one.place))].sort();
  return {
    years,
    year,
    places: places.map((place) => {
      const here = placed.filter((one) => one.place === place);
      const projects = here.flatMap(({ project }) => (project ? [project] : []));
      const sum = (field: 'award' | 'paid') => projects.reduce((total, one) => total + one[field], 0);
      return {
        place,
        programmes: new Set(here.map((one) => one.programmeId)).size,
        projects: projects.length,
        organisations: new Set(projects.map((one) => one.organisationId)).size,
        closed: projects.filter((one) => one.endedAs === 'closed').length,
        awarded: sum('award'),
        paid: sum('paid'),
      };
    }),
  };
}

const yearOf = ({ publishedAt }: ProgrammeRecord) => Number(civilDate(publishedAt ?? '').slice(0, 4));

interface Placed {
  place: string;
  programmeId: string;
  project: ProjectRecord | null;
}

/** Every project with its place; a programme without projects stands at its bureau's. */
async function withPlaces(store: Store, programmes: readonly ProgrammeRecord[]): Promise<Placed[]> {
  const projects = await store.projects.find({ programmeId: { $in: programmes.map((one) => one.id) } });
  const signed = projects.filter((one) => one.endedAs !== 'lapsed');
  const hashes = [...new Set(signed.map((one) => one.rulebookHash))];
  const rulebooks = await store.rulebooks.find({ id: { $in: hashes } });
  const lots = new Map(
    rulebooks.flatMap(({ id, rulebook }) =>
      (rulebook.funding.lots ?? []).map((lot) => [`${id}/${lot.id}`, lot.place] as const),
    ),
  );
  const bureaus = await store.organisations.find({ id: { $in: programmes.map((one) => one.bureauId) } });
  const byProgramme = new Map<string, ProjectRecord[]>();
  for (const one of signed)
    byProgramme.set(one.programmeId, [...(byProgramme.get(one.programmeId) ?? []), one]);
  return programmes.flatMap(({ id: programmeId, bureauId }): Placed[] => {
    const ownPlace = bureaus.find((one) => one.id === bureauId)?.place ?? '';
    const own = byProgramme.get(programmeId) ?? [];
    if (own.length === 0) return [{ place: ownPlace, programmeId, project: null }];
    return own.map((project) => ({
      place: lots.get(`${project.rulebookHash}/${project.lotId}`) ?? ownPlace,
      programmeId,
      project,
    }));
  });
}
