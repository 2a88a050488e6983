import { NEED_STATES } from '../../../domain/needs/import-rows';
import { Fault } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { projectCrumbs } from './ledger-links';
import { valueWords } from './needs-tables';

/** What became of a need: evidence of what works, once the project has ended. */
export const settleNeedPage = formPage({
  path: '/projects/:projectId/needs/:needId/settle',
  right: 'POST /projects/:projectId/:kind',
  title: 'needs.settle',
  button: 'needs.save',
  params: ({ params: { projectId = '' } }) => ({ projectId, kind: 'needs' }),
  fields: ({ lang }) => [
    {
      kind: 'choice',
      name: 'status',
      label: 'needs.column-status',
      options: NEED_STATES.map((value) => ({ value, text: valueWords(lang, value) })),
    },
  ],
  shown: theNeed,
  // The same need again, with what became of it: that is how an import of it is read as well.
  body: async (context, { status }) => {
    const { householdId, kind, service, recordedOn } = await theNeed(context);
    const { code } = await context.services.store.households.need(householdId);
    return { householdCode: code, kind, service, recordedOn, status };
  },
  async around(context) {
    const { service, kind } = await theNeed(context);
    return {
      crumbs: await projectCrumbs(context),
      lead: context.t('needs.settle-lead', { kind: valueWords(context.lang, kind), service }),
    };
  },
  done: ({ params }) => `/projects/${params.projectId}/needs`,
  doneText: 'needs.saved',
});

async function theNeed({ services: { store }, params: { projectId, needId = '' } }: PageContext) {
  const need = await store.needs.need(needId);
  if (need.projectId !== projectId) throw new Fault('not-found', { en: 'no such need', zh: null });
  return need;
}
