import { formPage } from '../../record/pages/form-page';
import { EMPTY_APPLICATION } from './application-body';
import { lotField } from './application-fields';
import { programmeCrumbs, programmeOf } from './programme-of';

/** Begins an application: all but its title and lot is filled in afterwards, in as many sittings as it takes. */
export const beginPage = formPage({
  path: '/programmes/:programmeId/applications/new',
  right: 'POST /programmes/:programmeId/applications',
  title: 'match.begin',
  lead: 'match.begin-lead',
  button: 'match.begin-button',
  async fields(context) {
    const { rulebook } = await programmeOf(context, String(context.params.programmeId));
    return [{ kind: 'line', name: 'title', label: 'match.title' }, ...lotField(context, rulebook)];
  },
  around: async (context) => ({
    crumbs: await programmeCrumbs(context, String(context.params.programmeId)),
  }),
  body: (_, typed) => ({ ...EMPTY_APPLICATION, ...typed }),
  done: (_, { id }: { id: string }) => `/applications/${id}/edit`,
  doneText: 'match.begun',
});
