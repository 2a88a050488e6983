import { listPage } from './list-page';

interface Document {
  id: string;
  fileName: string;
  bytes: number;
  sha256: string;
  purpose: string;
  organisation: string | null;
  at: string;
}

const KB = 1_024;

/** The files of a project. */
export const documentsPage = listPage<Document>({
  path: '/projects/:projectId/documents',
  right: 'GET /projects/:projectId/documents',
  title: 'record.documents',
  empty: 'record.no-document-yet',
  columns: [
    {
      label: 'record.file',
      value: ({ fileName }) => fileName,
      show: ({ id, fileName }) => ({ text: fileName, href: `/api/v1/documents/${id}/content` }),
    },
    { label: 'record.purpose', value: ({ purpose }) => purpose },
    { label: 'people.organisation', value: ({ organisation }) => organisation },
    { label: 'record.when', value: ({ at }) => at, show: ({ at }, { time }) => ({ text: time(at) }) },
    { label: 'record.kilobytes', value: ({ bytes }) => Math.ceil(bytes / KB) },
    {
      label: 'record.hash',
      value: ({ sha256 }) => sha256,
      show: ({ sha256 }) => ({ text: sha256.slice(0, 12) }),
    },
  ],
  async around({ desk, params: { projectId } }) {
    const project = await desk.seeIf<{ title: string }>('/projects/:projectId', { projectId });
    return { crumbs: project ? [{ text: project.title, href: `/projects/${projectId}` }] : [] };
  },
});
