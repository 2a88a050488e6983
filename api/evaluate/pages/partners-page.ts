import { formPage } from '../../record/pages/form-page';
import { projectCrumbs } from './the-round';

const PARTNERS = '/projects/:projectId/partners';

/** The bureau names who works with a project and judges it as a partner: by their credit codes, one a line. */
export const partnersPage = formPage({
  path: PARTNERS,
  right: `POST ${PARTNERS}`,
  title: 'evaluate.partners',
  lead: 'evaluate.partners-lead',
  button: 'evaluate.name-partners',
  fields: () => [
    {
      kind: 'paragraph',
      name: 'usccs',
      label: 'evaluate.partner-codes',
      hint: 'evaluate.one-a-line',
      rows: 4,
    },
  ],
  async shown({ desk, params }) {
    const { items } = await desk.see<{ items: { uscc: string | null }[] }>(PARTNERS, params);
    return { usccs: items.map(({ uscc }) => uscc ?? '').join('\n') };
  },
  body: (_context, { usccs }) => ({
    usccs: String(usccs ?? '')
      .split(/\s+/)
      .filter((one) => one !== ''),
  }),
  around: async (context) => ({ crumbs: await projectCrumbs(context, String(context.params.projectId)) }),
  done: ({ params }) => `/projects/${encodeURIComponent(String(params.projectId))}/evaluations`,
  doneText: 'evaluate.partners-named',
});
