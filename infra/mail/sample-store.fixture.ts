import { Fault } from '../../domain/record/fault';
import type { LookUpDeps } from './look-up';
import { HOSTILE } from './sample-notice.fixture';

type Row = { [field: string]: unknown };

/** Records that mails look up: one of each kind, whatever the id, with titles that try to break out. */
export function sampleStore(
  change: { [collection: string]: (id: string) => Row | null } = {},
): LookUpDeps['store'] {
  const rows: { [collection: string]: (id: string) => Row | null } = {
    users: (id) => ({ id, name: '收件人<b>', email: `${id}@example.org`, active: true, language: 'zh' }),
    households: (id) => ({ id, email: `${id}@example.org` }),
    programmes: (id) => ({ id, title: { zh: `温馨救助${HOSTILE}`, en: `Warm help${HOSTILE}` } }),
    projects: (id) => ({ id, title: `心连心${HOSTILE}`, rulebookHash: 'r1' }),
    rulebooks: (id) => ({
      id,
      rulebook: { tranches: [], serve: { reports: [] }, evaluation: { rounds: [] } },
    }),
    findings: (id) => ({ id, indicator: `服务成效${HOSTILE}` }),
    statements: (id) => ({ id, text: `原因${HOSTILE}` }),
    surveys: (id) => ({ id, closesAt: '2026-12-31T15:59:59.999Z' }),
    applications: (id) => ({ id, title: `筑爱${HOSTILE}` }),
    organisations: (id) => ({ id, name: `社工服务中心${HOSTILE}` }),
    ...change,
  };
  const collections = Object.entries(rows).map(([name, row]) => [
    name,
    {
      get: async (id: string) => row(id),
      async need(id: string) {
        const found = row(id);
        if (!found) throw new Fault('not-found', { en: `no such record in ${name}`, zh: null });
        return found;
      },
    },
  ]);
  return Object.fromEntries(collections) as LookUpDeps['store'];
}
