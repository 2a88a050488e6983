import type { z } from 'zod';
import type { publicCaseView, publicCaseWhole } from '../../improve/good-case-schemas';
import { olderPages } from './older-pages';
import type { OpenPageOf } from './open-context';
import { publicCrumbs } from './public-ranking';
import { factsOf } from './speech';

type Case = z.output<typeof publicCaseView>;

/** Good cases 优秀案例: what worked, told with the consent of those who did it. */
export const publicGoodCasesPage: OpenPageOf = {
  path: '/public/good-cases',
  template: 'publish/public-good-cases-page',
  async show(context) {
    const { desk, cursor, t, own, day } = context;
    const { items, next } = await desk.see<{ items: Case[]; next: string | null }>(
      '/public/good-cases',
      {},
      { cursor, limit: '30' },
    );
    return {
      title: t('publish.good-cases'),
      description: t('publish.good-cases-description'),
      crumbs: publicCrumbs(context),
      cases: items.map(({ id, title, organisation, programme, publishedAt, need }) => ({
        ...{ title, organisation, need, href: `/public/good-cases/${id}` },
        from: t('publish.case-from', { programme: own(programme), day: day(publishedAt) }),
      })),
      pagination: olderPages('/public/good-cases', cursor, next),
    };
  },
};

/** One good case: what was needed, what was done, what came of it. */
export const publicGoodCasePage: OpenPageOf = {
  path: '/public/good-cases/:caseId',
  template: 'publish/public-good-case-page',
  async show(context) {
    const { desk, params, t, own, day } = context;
    const found = await desk.see<z.output<typeof publicCaseWhole>>('/public/good-cases/:caseId', params);
    const { title, need, done, result, voices, organisation, organisationId, programmeId } = found;
    return {
      title,
      description: t('publish.good-case-description', { title, organisation }),
      crumbs: [...publicCrumbs(context), { text: t('publish.good-cases'), href: '/public/good-cases' }],
      facts: factsOf([
        [t('people.organisation'), organisation, `/public/organisations/${organisationId}`],
        [t('publish.programme'), own(found.programme), `/public/programmes/${programmeId}`],
        [t('publish.case-public-since'), day(found.publishedAt)],
      ]),
      parts: [
        { heading: t('improve.case-need'), text: need },
        { heading: t('improve.case-done'), text: done },
        { heading: t('improve.case-result'), text: result },
      ],
      voices,
      usedBy: found.usedBy.map((one) => ({
        ...{ text: own(one.title), href: `/public/programmes/${one.id}` },
      })),
    };
  },
};
