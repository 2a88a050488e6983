import type { z } from 'zod';
import { ownWorksLink } from '../../improve/pages/works-link';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { programmeView } from '../programme-schemas';
import { caseBehind, type PublicCase } from './case-behind';
import { draftFields } from './draft-fields';

type Programme = z.output<typeof programmeView>;

/** A new programme from a pinned rulebook, or the next one of a programme, with its rulebook and titles. */
export const draftPage = formPage({
  path: '/programmes/new',
  right: 'POST /programmes',
  title: 'publish.draft-programme',
  lead: 'publish.draft-lead',
  button: 'publish.make-draft',
  check: true,
  fields: draftFields,
  async shown(context) {
    const { desk, query } = context;
    const before = query.continues
      ? await desk.seeIf<Programme>('/programmes/:programmeId', { programmeId: query.continues })
      : null;
    if (before) {
      return { rulebookHash: before.rulebookHash, title: before.title, continues: before.id };
    }
    const fromCase = await caseBehind(desk, { fromCase: query.fromCase ?? null });
    const source = fromCase && (await programmeOfCase(context, fromCase));
    if (source) return { ...source, fromCase: fromCase.id };
    const hash = query.rulebook;
    const found = hash
      ? await desk.seeIf<{ rulebook: { title: object } }>('/rulebooks/:hash', { hash })
      : null;
    return found ? { rulebookHash: hash, title: found.rulebook.title } : {};
  },
  async around(context) {
    const { t } = context;
    return {
      links: [
        ...(await ownWorksLink(context, 'improve.next-from-evidence')),
        { text: t('publish.check-and-pin'), href: '/rulebooks/new' },
        { text: t('publish.rulebooks'), href: '/rulebooks' },
      ],
    };
  },
  done: (_, { id }: Programme) => `/programmes/${id}`,
  doneText: 'publish.drafted',
});

/** The rulebook and titles of the programme that a good case comes from, whichever bureau's it was. */
async function programmeOfCase({ desk }: PageContext, { programmeId }: PublicCase) {
  const found = await desk.seeIf<Programme>('/public/programmes/:programmeId', { programmeId });
  return found && { rulebookHash: found.rulebookHash, title: found.title };
}

const theDraft = ({ desk, params }: PageContext) => desk.see<Programme>('/programmes/:programmeId', params);

/** A draft again, as long as it is one. */
export const changeDraftPage = formPage({
  path: '/programmes/:programmeId/change',
  right: 'PUT /programmes/:programmeId',
  title: 'publish.change-draft',
  button: 'publish.save-draft',
  check: true,
  fields: draftFields,
  shown: theDraft,
  version: async (context) => (await theDraft(context)).version,
  done: ({ params }) => `/programmes/${params.programmeId}`,
  doneText: 'publish.draft-saved',
});
