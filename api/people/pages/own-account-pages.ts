import { toString as qrCode } from 'qrcode';
import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import { mailName } from '../../record/pages/mail-name';
import type { PageContext } from '../../record/pages/page';

const YEAR_MS = 365 * 86_400_000;
const crumbs = ({ t }: PageContext) => ({ crumbs: [{ text: t('people.profile'), href: '/profile' }] });
const around = async (context: PageContext) => crumbs(context);

export const changeSelfPage = formPage({
  path: '/profile/change',
  right: 'PATCH /session',
  title: 'people.change-self',
  button: 'people.save',
  fields: ({ t }) => [
    { kind: 'line', name: 'name', label: 'people.name' },
    {
      kind: 'choice',
      name: 'language',
      label: 'people.language',
      hint: 'people.language-hint',
      options: ['zh', 'en'].map((value) => ({ value, text: t(`people.language-${value}`) })),
    },
  ],
  shown: ({ desk }) => desk.see('/session'),
  around,
  done({ response }, { language }: { language: string }) {
    // The choice at this browser goes before that of the account.
    response.cookie('lang', language, { maxAge: YEAR_MS, sameSite: 'lax', httpOnly: true, path: '/' });
    return '/profile';
  },
  doneText: 'people.saved',
});

export const changePasswordPage = formPage({
  path: '/profile/password',
  right: 'POST /session/password',
  title: 'people.change-password',
  lead: 'people.change-password-lead',
  button: 'people.change-password',
  fields: () => [
    { kind: 'password', name: 'present', label: 'people.present-password', autocomplete: 'current-password' },
    {
      ...{ kind: 'password', name: 'next', label: 'people.new-password', autocomplete: 'new-password' },
      hint: 'people.hint-password',
    },
  ],
  around,
  done: () => '/profile',
  doneText: 'people.password-changed',
});

export const endOthersPage = formPage({
  path: '/profile/sessions',
  right: 'POST /session/end-others',
  title: 'people.end-others',
  lead: 'people.end-others-lead',
  button: 'people.end-others',
  fields: () => [],
  around,
  done: () => '/profile',
  doneText: 'people.others-ended',
});

interface Factor {
  on: boolean;
  pending: { secret: string; uri: string } | null;
}

export const secondFactorPage = formPage({
  path: '/profile/second-factor',
  right: 'POST /session/second-factor',
  title: 'people.set-up-second-factor',
  lead: 'people.second-factor-lead',
  button: 'people.begin-second-factor',
  fields: () => [],
  around,
  done: () => '/profile/second-factor/confirm',
  doneText: 'people.second-factor-begun',
});

export const confirmSecondFactorPage = formPage({
  path: '/profile/second-factor/confirm',
  right: 'POST /session/second-factor/confirm',
  title: 'people.confirm-second-factor',
  lead: 'people.confirm-second-factor-lead',
  button: 'people.confirm-second-factor',
  template: 'people/second-factor-page',
  fields: () => [{ kind: 'line', name: 'code', label: 'people.code' }],
  async around(context) {
    const { pending } = await context.desk.see<Factor>('/session/second-factor');
    const svg = pending && (await qrCode(pending.uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }));
    return {
      ...crumbs(context),
      picture: svg && `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
      secret: pending && (pending.secret.match(/.{1,4}/g) ?? []).join(' '),
    };
  },
  done: () => '/profile',
  doneText: 'people.second-factor-on',
});

export const takeOffSecondFactorPage = formPage({
  path: '/profile/second-factor/off',
  right: 'POST /session/second-factor/off',
  title: 'people.take-off-second-factor',
  lead: 'people.take-off-second-factor-lead',
  button: 'people.take-off-second-factor',
  fields: () => [{ kind: 'line', name: 'code', label: 'people.code' }],
  around,
  done: () => '/profile',
  doneText: 'people.second-factor-taken-off',
});

interface Token {
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string;
}

export const tokensPage = listPage<Token>({
  path: '/profile/tokens',
  right: 'GET /tokens',
  title: 'people.tokens',
  lead: 'people.tokens-lead',
  empty: 'people.no-token',
  template: 'people/list-with-links-page',
  columns: [
    { label: 'people.token-name', value: ({ name }) => name },
    {
      label: 'people.made-at',
      value: ({ createdAt }) => createdAt,
      show: ({ createdAt }, { time }) => ({ text: time(createdAt) }),
    },
    {
      label: 'people.expires-at',
      value: ({ expiresAt }) => expiresAt,
      show: ({ expiresAt }, { time }) => ({ text: time(expiresAt) }),
    },
  ],
  around: async (context) => ({
    ...crumbs(context),
    links: [
      { text: context.t('people.add-token'), href: '/profile/tokens/new' },
      { text: context.t('people.revoke-token'), href: '/profile/tokens/revoke' },
    ],
  }),
});

export const newTokenPage = formPage({
  path: '/profile/tokens/new',
  right: 'POST /tokens',
  title: 'people.add-token',
  lead: 'people.tokens-lead',
  button: 'people.add-token',
  fields: () => [
    { kind: 'line', name: 'name', label: 'people.token-name', hint: 'people.token-name-hint' },
    { kind: 'number', name: 'days', label: 'people.token-days' },
  ],
  shown: async () => ({ days: 90 }),
  around,
  once: async (context, { token }: { token: string | null }) => ({
    template: 'people/token-page',
    view: { title: context.t('people.token-made'), ...crumbs(context), secret: token },
  }),
  done: () => '/profile/tokens',
  doneText: 'people.token-made',
});

export const revokeTokenPage = formPage({
  path: '/profile/tokens/revoke',
  right: 'POST /tokens/revoke',
  title: 'people.revoke-token',
  lead: 'people.revoke-token-lead',
  button: 'people.revoke-token',
  async fields({ desk, day }) {
    const { items } = await desk.see<{ items: Token[] }>('/tokens', {}, { limit: '100' });
    const options = items.map(({ id, name, expiresAt }) => ({
      value: id,
      text: `${name} (${day(expiresAt)})`,
    }));
    return [{ kind: 'choice', name: 'tokenId', label: 'people.token', options }];
  },
  around,
  done: () => '/profile/tokens',
  doneText: 'people.token-revoked',
});

interface Notice {
  template: string;
  status: string;
  queuedAt: string;
  sentAt: string | null;
}

export const ownNoticesPage = listPage<Notice>({
  path: '/profile/notices',
  right: 'GET /session/notices',
  title: 'people.own-notices',
  empty: 'record.no-notice',
  columns: [
    {
      label: 'record.when',
      value: ({ queuedAt }) => queuedAt,
      show: ({ queuedAt }, { time }) => ({ text: time(queuedAt) }),
    },
    { label: 'record.notice', value: ({ template }, context) => mailName(context, template) },
    { label: 'record.state', value: ({ status }, { t }) => t(`record.notice-${status}`) },
  ],
  around,
});
