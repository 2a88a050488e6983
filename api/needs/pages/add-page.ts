import type { ImportKind } from '../../../domain/needs/import-rows';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { TableColumn } from '../../record/pages/table-columns';
import { projectCrumbs } from './ledger-links';
import { needsTable } from './needs-tables';

/** One household file, need or service record. */
export const addPage = (kind: ImportKind) =>
  formPage({
    path: `/projects/:projectId/${kind}/add`,
    right: 'POST /projects/:projectId/:kind',
    title: `needs.add-${kind}`,
    button: 'needs.save',
    params: ({ params: { projectId = '' } }) => ({ projectId, kind }),
    fields: async (context) => {
      const deliverables = kind === 'services' ? await deliverablesOf(context) : [];
      return needsTable(kind).columns.map((column) => fieldOf(context, kind, column, deliverables));
    },
    around: async (context) => ({ crumbs: await projectCrumbs(context) }),
    done: ({ params }) => `/projects/${params.projectId}/${kind}`,
    doneText: 'needs.saved',
  });

type Deliverable = { id: string; title: { zh: string; en: string } };

async function deliverablesOf({ services: { store }, params }: PageContext): Promise<Deliverable[]> {
  const project = await store.projects.need(String(params.projectId));
  return (await store.applications.need(project.applicationId)).deliverables;
}

function fieldOf(
  { lang, own }: PageContext,
  kind: ImportKind,
  { name, kind: cell, values, isNeeded }: TableColumn,
  deliverables: readonly Deliverable[],
): Field {
  const { headingWords, valueWords } = needsTable(kind);
  const heading = headingWords(lang, name);
  const common = {
    name,
    label: { text: heading },
    ...(isNeeded ? {} : { hint: 'record.optional', whenEmpty: 'leave-out' as const }),
  };
  if (values)
    return {
      ...common,
      kind: 'choice',
      options: values.map((value) => ({ value, text: valueWords(lang, value) })),
    };
  if (name === 'deliverableId') {
    const options = deliverables.map(({ id, title }) => ({ value: id, text: own(title) }));
    return { ...common, kind: 'choice', options };
  }
  if (name === 'note') return { ...common, kind: 'paragraph' };
  if (cell === 'day') return { ...common, kind: 'date' };
  if (cell === 'number') return { ...common, kind: 'number' };
  return cell === 'list' ? { ...common, kind: 'line', hint: 'needs.several' } : { ...common, kind: 'line' };
}
