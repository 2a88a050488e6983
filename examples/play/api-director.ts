import { all } from './api-reads';
import type { Advanced, Director, StageClock } from './director';
import type { HttpUser } from './http-user';
import type { OpenTask, Production, ProjectOnStage } from './production';

/** Directs over the API. */
export class ApiDirector implements Director {
  constructor(readonly user: HttpUser) {}

  signIn(email: string, password: string): Promise<void> {
    return this.user.signIn(email, password);
  }

  /** Without a pace of its own the sandbox's clock jumps; with one, every period takes its length divided by the pace. */
  async clock(): Promise<StageClock> {
    const { now, pace = 1 } = await this.user.get<{ now: string; pace?: number }>('/sandbox/clock');
    return { now, jump: pace === 1 };
  }

  advance(asked: { to?: string; jump?: boolean }): Promise<Advanced> {
    return this.user.post('/sandbox/clock/advance', asked);
  }

  openTasks(): Promise<OpenTask[]> {
    return all(this.user, '/tasks?of=everybody');
  }

  async stateOf(programmeId: string): Promise<string> {
    return (await this.user.get<{ state: string }>(`/programmes/${programmeId}`)).state;
  }

  async projectsOf({ programmeId, applicationIds }: Production): Promise<ProjectOnStage[]> {
    const { items } = await this.user.get<{ items: ProjectOnStage[] }>(
      `/projects?programmeId=${programmeId}&limit=100`,
    );
    const codes = new Map([...applicationIds].map(([code, id]) => [id, code]));
    return items.map((item) => ({ ...item, application: codes.get(item.applicationId) ?? '' }));
  }
}
