import { formPage } from '../../record/pages/form-page';

/** A correction of an open call. */
export const correctPage = formPage({
  path: '/programmes/:programmeId/correct',
  right: 'POST /programmes/:programmeId/correct',
  title: 'publish.correct',
  lead: 'publish.correct-lead',
  button: 'publish.publish-correction',
  check: true,
  fields: () => [{ kind: 'paragraph', name: 'text', label: 'publish.correction' }],
  done: ({ params }) => `/programmes/${params.programmeId}`,
  doneText: 'publish.corrected',
});
