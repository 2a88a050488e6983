import type { Role } from '../../domain/record/party';
import type { ExampleOrganisation, ExampleUser } from '../types';
import { Device } from './device';
import { Refused } from './refused';
import type { User } from './user';

/** An account of the sandbox and the person in front of it. */
export interface Account<U extends User = User> {
  code: string;
  email: string;
  roles: Role[];
  organisationId: string;
  userId: string;
  user: U;
}

/**
 * Everybody who takes part: accounts by code and by id, organisations by code and by id. `meet` makes the person in
 * front of an account.
 */
export class Company<U extends User = User> {
  readonly accounts: Account<U>[] = [];
  private readonly idOfOrganisation = new Map<string, string>();
  private readonly codeOfOrganisation = new Map<string, string>();
  private readonly signedIn = new Map<string, Promise<void>>();
  private readonly devices = new Map<string, Promise<Device>>();

  constructor(
    private readonly administrator: User,
    private readonly password: string,
    private readonly meet: (name: string) => U,
  ) {}

  /** The administrator enters organisations and accounts; ids come back in the order they were sent. */
  async engage(organisations: ExampleOrganisation[], users: ExampleUser[]): Promise<void> {
    const rows = organisations.map(({ code: _, ...organisation }) => organisation);
    const made = await this.administrator.post<{ items: { id: string }[] }>('/organisations/import', rows);
    for (const [n, { code }] of organisations.entries()) {
      const id = made.items[n]?.id ?? '';
      this.idOfOrganisation.set(code, id);
      this.codeOfOrganisation.set(id, code);
    }
    const accounts = users.map(({ code: _, organisation, evaluator, ...user }) => ({
      ...user,
      organisationId: this.organisationId(organisation),
      password: this.password,
      evaluator: evaluator && {
        ...evaluator,
        ties: evaluator.ties.map(({ organisation: to, ...tie }) => ({
          ...tie,
          organisationId: this.organisationId(to),
        })),
      },
    }));
    const entered = await this.administrator.post<{ items: { id: string }[] }>('/users/import', accounts);
    for (const [n, { code, email, roles, organisation }] of users.entries()) {
      const userId = entered.items[n]?.id ?? '';
      const user = this.meet(code);
      this.accounts.push({
        code,
        email,
        roles,
        organisationId: this.organisationId(organisation),
        userId,
        user,
      });
    }
  }

  organisationId(code: string): string {
    const id = this.idOfOrganisation.get(code);
    if (id === undefined) throw new Error(`no organisation "${code}"`);
    return id;
  }

  private organisationCode(id: string): string {
    return this.codeOfOrganisation.get(id) ?? id;
  }

  /** Those whom something is addressed to; they have yet to sign in. */
  addressed(to: { userId: string | null; organisationId: string | null; role: string | null }): Account<U>[] {
    return this.accounts.filter(
      (one) =>
        (to.userId === null || one.userId === to.userId) &&
        (to.organisationId === null || one.organisationId === to.organisationId) &&
        (to.role === null || (one.roles as string[]).includes(to.role)),
    );
  }

  /** The first account with a role in an organisation, signed in. */
  async somebody(organisationId: string, role: Role): Promise<Account<U>> {
    const [first] = this.addressed({ userId: null, organisationId, role });
    if (!first) throw new Error(`nobody is ${role} of ${this.organisationCode(organisationId)}`);
    await this.signIn(first);
    return first;
  }

  /** Once: whoever has signed in stays so. */
  signIn({ email, user }: Account<U>): Promise<void> {
    const known = this.signedIn.get(email) ?? user.signIn(email, this.password);
    this.signedIn.set(email, known);
    return known;
  }

  /** The device that proves who signs, of somebody who has signed in; set up when it is first asked for. */
  deviceOf(account: Account<U>): Promise<Device> {
    const known = this.devices.get(account.email) ?? this.setUpDevice(account);
    this.devices.set(account.email, known);
    return known;
  }

  hasDevice(email: string): boolean {
    return this.devices.has(email);
  }

  private async setUpDevice({ user, email }: Account<U>): Promise<Device> {
    const { pending } = await user.post<{ pending: { secret: string } }>('/session/second-factor');
    const device = new Device(pending.secret);
    try {
      await device.prove((code) => user.post('/session/second-factor/confirm', { code }));
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      // It was confirmed, and the answer got lost with the new session in it.
      await user.signIn(email, this.password, await device.code());
    }
    return device;
  }
}
