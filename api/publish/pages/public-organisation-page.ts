import type { z } from 'zod';
import type { publicRecordView } from '../../improve/improve-schemas';
import type { OpenContext, OpenPageOf } from './open-context';
import type { PublicProgramme } from './programme-view';
import { publicCrumbs } from './public-ranking';
import { factsOf } from './speech';

type PublicRecord = z.output<typeof publicRecordView>;

/** The public part of a social organisation's record: what it means for the next match, and the grades behind it. */
export const publicOrganisationPage: OpenPageOf = {
  path: '/public/organisations/:organisationId',
  template: 'publish/public-organisation-page',
  async show(context) {
    const { desk, params, t, own, time } = context;
    const record = await desk.see<PublicRecord>('/public/organisations/:organisationId/record', params);
    const titles = await titlesOf(context, record);
    return {
      title: t('publish.record-of', { name: record.name }),
      description: t('publish.record-description', { name: record.name }),
      crumbs: publicCrumbs(context),
      facts: factsOf([
        [t('people.organisation'), record.name],
        [t('publish.standing'), t(`publish.standing-${record.standing}`)],
        [t('publish.until'), record.until && time(record.until)],
      ]),
      grades: {
        caption: t('publish.grades-so-far'),
        captionClasses: 'govuk-table__caption--m',
        head: ['publish.programme', 'evaluate.grade', 'record.when', 'publish.remark'].map((key) => ({
          text: t(key),
        })),
        rows: record.grades.map(({ programmeId, grade, gradeTitle, at, stopped, contest }) => [
          {
            text: titles.get(programmeId) ?? '—',
            href: titles.has(programmeId) ? `/public/programmes/${programmeId}/evaluations` : null,
          },
          { text: gradeTitle ? own(gradeTitle) : (grade ?? '—') },
          { text: time(at) },
          {
            text:
              [
                ...(stopped ? [t('publish.stopped-by-rules')] : []),
                ...(contest ? [t(`publish.contest-${contest}`)] : []),
              ].join(t('record.comma')) || '—',
          },
        ]),
      },
    };
  },
};

async function titlesOf({ desk, own }: OpenContext, { grades }: PublicRecord): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const programmeId of new Set(grades.map((one) => one.programmeId))) {
    const found = await desk.seeIf<PublicProgramme>('/public/programmes/:programmeId', { programmeId });
    if (found) titles.set(programmeId, own(found.title));
  }
  return titles;
}
