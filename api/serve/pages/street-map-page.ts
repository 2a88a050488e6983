import { Fault } from '../../../domain/record/fault';
import { readWhole } from '../../publish/pages/read-whole';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';

const MOST_BYTES = 4_000_000;
const MAP = '/organisations/:organisationId/street-map';

/** What the file of the present request says; forgotten with it. */
const brought = new WeakMap<PageContext, unknown>();

/** A bureau gives the boundaries of its streets; what it gave before is replaced. */
export const streetMapPage = formPage({
  path: MAP,
  right: `PUT ${MAP}`,
  title: 'serve.street-map',
  lead: 'serve.street-map-lead',
  button: 'serve.keep-street-map',
  fields: () => [{ kind: 'file', name: 'file', label: 'serve.geojson-file', hint: 'serve.geojson-hint' }],
  async receive(context, { files }) {
    const { services, t } = context;
    try {
      const [first] = files;
      if (!first) return;
      const text = await readWhole(services.files, first.file.id, MOST_BYTES);
      if (text === null) throw wrong(t('serve.geojson-too-large'));
      brought.set(context, parsed(context, text));
    } finally {
      await Promise.all(files.map(({ file }) => services.files.remove(file.id)));
    }
  },
  body(context) {
    if (!brought.has(context)) throw wrong(context.t('serve.geojson-missing'));
    return brought.get(context);
  },
  done: ({ params }) => `/organisations/${params.organisationId}/street-map`,
  doneText: 'serve.street-map-kept',
});

function parsed({ t }: PageContext, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(t('serve.no-geojson'));
  }
}

function wrong(text: string): Fault {
  return new Fault('invalid-input', said(text), { fields: [wrongField('file', text)] });
}
