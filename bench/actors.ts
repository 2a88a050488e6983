import { createHash } from 'node:crypto';
import { type Client, WorkflowIdReusePolicy } from '@temporalio/client';
import { createMetrics } from '../api/record/metrics';
import { saveStatement } from '../api/record/save-statement';
import { correctProgramme } from '../domain/publish/programme-decisions';
import type { Actor } from '../domain/record/party';
import { workflowId } from '../domain/record/workflow-id';
import { loadExample } from '../examples/load-example';
import { Company } from '../examples/play/company';
import { HttpUser } from '../examples/play/http-user';
import { decide } from '../infra/api/decide';
import type { MongoStore } from '../infra/database/mongo-store';
import { BARE_QUEUE } from './bare-queue';
import { ADMINISTRATOR } from './stage';

/** One way of having something decided; `n` chooses among the processes that stand ready. */
export type Way = (n: number) => Promise<unknown>;

/** Makes as many processes ready as can be asked at the same time, and gives the ways of asking them. */
export interface Side {
  readonly names: readonly string[];
  prepare(processes: number): Promise<Way[]>;
}

/** Open workflows of Temporal alone. */
export function bareSide(client: Client): Side {
  let made = 0;
  return {
    names: ['bare Temporal'],
    async prepare(processes) {
      const handles = await inParallel(processes, () => {
        const id = `bench-bare/${++made}`;
        return client.workflow.start('bare', {
          workflowId: id,
          taskQueue: BARE_QUEUE,
          args: [],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        });
      });
      const poke: Way = async (n) => handles[n % processes]?.executeUpdate('poke', { args: [INPUT] });
      await inParallel(processes, poke);
      return [poke];
    },
  };
}

/** As large as ours is with the actor and the text. */
const INPUT = { at: '2026-01-01T00:00:00.000Z', text: 'x'.repeat(200) };

/** Programmes whose call is open: each decision publishes a correction. */
export async function ourSide(url: string, client: Client, store: MongoStore): Promise<Side> {
  const example = loadExample('hefei-purchase');
  const administrator = new HttpUser(url, 'administrator');
  await administrator.signIn(ADMINISTRATOR.email, ADMINISTRATOR.password);
  const company = new Company(administrator, ADMINISTRATOR.password, (name) => new HttpUser(url, name));
  const bureaus = example.organisations.filter(({ kind }) => kind === 'bureau');
  const codes = bureaus.map(({ code }) => code);
  await company.engage(
    bureaus,
    example.users.filter(({ organisation }) => codes.includes(organisation)),
  );
  const bureauId = company.organisationId(codes[0] ?? '');
  const officer = await company.somebody(bureauId, 'bureau-officer');
  const approver = await company.somebody(bureauId, 'bureau-approver');
  const actor: Actor = {
    kind: 'person',
    userId: officer.userId,
    organisationId: bureauId,
    role: 'bureau-officer',
  };
  const { hash } = await officer.user.post<{ hash: string }>('/rulebooks', example.rulebook);
  const open = async () => {
    const draft = { rulebookHash: hash, title: example.rulebook.title };
    const { id } = await officer.user.post<{ id: string }>('/programmes', draft);
    await officer.user.post(`/programmes/${id}/propose`);
    await approver.user.post(`/programmes/${id}/approve`);
    return id;
  };
  const parts = { client, store, metrics: createMetrics(), updateTimeoutMs: 30_000 };
  let keys = 0;
  return {
    names: ['ours without HTTP', 'ours'],
    async prepare(processes) {
      const ids = await inParallel(processes, open);
      const about = { actor, at: new Date().toISOString(), key: `bench-${++keys}` };
      const statement = await saveStatement({ store, sha256 }, 'bench', TEXT, about);
      const through: Way = (n) =>
        officer.user.post(`/programmes/${ids[n % processes]}/correct`, { text: TEXT });
      const direct: Way = (n) => {
        const id = workflowId.programme(ids[n % processes] ?? '');
        const at = new Date().toISOString();
        const input = { actor, at, text: statement };
        return decide(parts, id, correctProgramme.name, input, `bench-${++keys}`);
      };
      await inParallel(processes, direct);
      await inParallel(processes, through);
      return [direct, through];
    },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const TEXT =
  '补充说明：服务时间以街道通知为准。 Correction: the hours of service are those that the street gives.';

function inParallel<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => work(n)));
}
