import type { z } from 'zod';
import { ROLES_OF_KIND } from '../../../domain/people/roles-of-kind';
import { ROLES } from '../../../domain/record/party';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { organisationView, userView } from '../people-schemas';
import { organisationCalled } from './organisation-called';

type User = z.output<typeof userView>;
type Organisation = z.output<typeof organisationView>;
type Typed = { [name: string]: unknown };

const TIES = ['employment', 'board', 'shareholding', 'kinship', 'earlier-work', 'other'];

const languages = ({ t }: PageContext) =>
  ['zh', 'en'].map((value) => ({ value, text: t(`people.language-${value}`) }));

function evaluatorFields({ t }: PageContext): Field[] {
  const options = TIES.map((value) => ({ value, text: t(`people.tie-${value}`) }));
  return [
    {
      ...{ kind: 'paragraph', name: 'evaluator.expertise', label: 'people.expertise', rows: 3 },
      hint: 'people.hint-one-a-line',
    },
    { kind: 'yes', name: 'evaluator.expert', label: 'people.expert' },
    { kind: 'yes', name: 'evaluator.available', label: 'people.available' },
    {
      kind: 'rows',
      name: 'evaluator.ties',
      label: 'people.ties',
      hint: 'people.ties-hint',
      columns: [
        { kind: 'line', name: 'organisationId', label: 'people.organisation-id' },
        { kind: 'choice', name: 'kind', label: 'people.column-kind', options },
        { kind: 'date', name: 'until', label: 'people.until', whenEmpty: 'null' },
      ],
    },
  ];
}

/** Evaluators have a profile that the draw of panels reads; nobody else has. */
async function bodyOf(context: PageContext, { evaluator, ...typed }: Typed): Promise<Typed> {
  const roles = typed.roles as string[];
  if (!roles.includes('evaluator') || !evaluator) return { ...typed, evaluator: null };
  const { expertise, ties, ...profile } = evaluator as Typed;
  const known: Typed[] = [];
  for (const [n, tie] of (ties as Typed[]).entries()) {
    const organisationId = await organisationCalled(
      context,
      tie.organisationId,
      `evaluator.ties.${n}.organisationId`,
    );
    known.push({ ...tie, organisationId });
  }
  const fields = String(expertise)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  return { ...typed, evaluator: { ...profile, ties: known, expertise: fields } };
}

export const newUserPage = formPage({
  path: '/users/new',
  right: 'POST /users',
  title: 'people.add-user',
  lead: 'people.add-user-lead',
  button: 'people.save',
  fields: (context) => [
    { kind: 'line', name: 'name', label: 'people.name' },
    { kind: 'email', name: 'email', label: 'people.email' },
    {
      kind: 'line',
      name: 'organisationId',
      label: 'people.organisation-id',
      hint: 'people.hint-organisation-id',
    },
    {
      kind: 'choices',
      name: 'roles',
      label: 'people.roles',
      options: ROLES.map((value) => ({ value, text: context.code(value) })),
    },
    { kind: 'choice', name: 'language', label: 'people.language', options: languages(context) },
    {
      ...{ kind: 'password', name: 'password', label: 'people.first-password', autocomplete: 'new-password' },
      ...{ hint: 'people.hint-password', whenEmpty: 'null' },
    },
    ...evaluatorFields(context),
  ],
  shown: async ({ query }) => ({
    language: 'zh',
    organisationId: query.organisationId,
    evaluator: { available: true },
  }),
  body: async (context, typed) => ({
    ...(await bodyOf(context, typed)),
    organisationId: await organisationCalled(context, typed.organisationId, 'organisationId'),
  }),
  done: (_, { id }: User) => `/users/${id}`,
  doneText: 'people.saved',
});

async function userOf({ desk, params }: PageContext): Promise<User> {
  return desk.see<User>('/users/:userId', { userId: params.userId });
}

export const changeUserPage = formPage({
  path: '/users/:userId/change',
  right: 'PATCH /users/:userId',
  title: 'people.change-user',
  lead: 'people.change-user-lead',
  button: 'people.save',
  async fields(context) {
    const user = await userOf(context);
    const { kind } = await context.desk.see<Organisation>('/organisations/:organisationId', {
      organisationId: user.organisationId,
    });
    return [
      { kind: 'line', name: 'name', label: 'people.name' },
      {
        kind: 'choices',
        name: 'roles',
        label: 'people.roles',
        options: ROLES_OF_KIND[kind].map((value) => ({ value, text: context.code(value) })),
      },
      { kind: 'choice', name: 'language', label: 'people.language', options: languages(context) },
      { kind: 'yes', name: 'active', label: 'people.in-use', hint: 'people.in-use-hint' },
      ...(user.lockedUntil ? [{ kind: 'yes', name: 'unlock', label: 'people.unlock' } as const] : []),
      ...(kind === 'evaluation-agency' ? evaluatorFields(context) : []),
    ];
  },
  async shown(context) {
    const { evaluator, ...user } = await userOf(context);
    const profile = evaluator && { ...evaluator, expertise: evaluator.expertise.join('\n') };
    return profile ? { ...user, evaluator: profile } : user;
  },
  /** What stays as it is, is not sent: nobody may change their own roles, but their name. */
  async body(context, { unlock, ...typed }) {
    const user = await userOf(context);
    const body = await bodyOf(context, typed);
    const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
    const changed = Object.entries(body).filter(
      ([name, value]) => !isSame(value, (user as unknown as Typed)[name]),
    );
    return { ...Object.fromEntries(changed), ...(unlock === true && { locked: false }) };
  },
  done: ({ params }) => `/users/${params.userId}`,
  doneText: 'people.saved',
});

export const resetPasswordPage = formPage({
  path: '/users/:userId/password',
  right: 'POST /users/:userId/password',
  title: 'people.reset-password',
  lead: 'people.reset-password-lead',
  button: 'people.reset-password',
  fields: () => [
    {
      ...{ kind: 'password', name: 'password', label: 'people.new-password', autocomplete: 'new-password' },
      hint: 'people.hint-password',
    },
  ],
  done: ({ params }) => `/users/${params.userId}`,
  doneText: 'people.password-reset',
});

export const resetSecondFactorPage = formPage({
  path: '/users/:userId/second-factor',
  right: 'POST /users/:userId/second-factor/reset',
  title: 'people.reset-second-factor',
  lead: 'people.reset-second-factor-lead',
  button: 'people.reset-second-factor',
  fields: () => [],
  done: ({ params }) => `/users/${params.userId}`,
  doneText: 'people.second-factor-reset',
});
