/** Records of each collection as the database holds them. */
export type Rows = { [collection: string]: Row[] };
type Row = { [field: string]: unknown };

/** What concerns one run alone: mails sent, requests answered, tokens. */
const LEFT_OUT = ['tokens', 'requests', 'notices', 'accesses', 'clocks'];
const HOUSEHOLDS = 8;
const SERVICES = 10;
const ANSWERS = 12;
const CLOSED_TASKS = 20;

/**
 * Less of the same: one project keeps its whole journal, every project a few households with their needs and services.
 * What lay encrypted, and every password, is taken out.
 */
export function trimmedCycle(rows: Rows): Rows {
  const all = (name: string) => rows[name] ?? [];
  const kept = theWaiting(rows);
  const households = someOf(all('households'), 'projectId', HOUSEHOLDS);
  const files = new Set(households.map(({ _id }) => _id));
  const ofFiles = (ids: unknown) => (ids as unknown[]).filter((id) => files.has(id));
  const processes = all('processes').filter(({ projectId }) => projectId === null || projectId === kept);
  const streams = new Set(processes.map(({ _id }) => _id));
  const trimmed: Rows = {
    ...rows,
    households,
    needs: all('needs').filter(({ householdId }) => files.has(householdId)),
    serviceRecords: someOf(all('serviceRecords'), 'projectId', SERVICES).map((one) => ({
      ...one,
      householdIds: ofFiles(one.householdIds),
    })),
    invitations: all('invitations').filter(
      ({ householdId, usedAt }) => files.has(householdId) || usedAt === null,
    ),
    answers: someOf(all('answers'), 'surveyId', ANSWERS),
    processes,
    journal: all('journal').filter(({ stream }) => streams.has(stream)),
    tasks: openAndSome(all('tasks')),
    deadlines: openAndSome(all('deadlines')),
  };
  return Object.fromEntries(
    Object.entries(trimmed)
      .filter(([name]) => !LEFT_OUT.includes(name))
      .map(([name, records]) => [name, records.map(plain)]),
  );
}

/** The project whose payment waits. */
function theWaiting({ tasks = [] }: Rows): unknown {
  return tasks.find(({ what, status }) => what === 'payment.approve' && status === 'open')?.projectId;
}

function someOf(records: Row[], by: string, most: number): Row[] {
  const counts = new Map<unknown, number>();
  return records.filter((one) => {
    const count = (counts.get(one[by]) ?? 0) + 1;
    counts.set(one[by], count);
    return count <= most;
  });
}

function openAndSome(records: Row[]): Row[] {
  const closed = records.filter(({ status }) => status !== 'open').slice(-CLOSED_TASKS);
  return records.filter((one) => one.status === 'open' || closed.includes(one));
}

function plain({ _id, ...fields }: Row): Row {
  const shown = Object.entries(fields).map(([name, value]) => {
    const secret = name === 'passwordHash' || (typeof value === 'string' && value.startsWith('enc:'));
    return [name, secret ? null : value];
  });
  return { id: _id, ...Object.fromEntries(shown) };
}
