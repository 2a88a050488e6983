import type { z } from 'zod';
import { page } from '../../record/pages/page';
import type { userView } from '../people-schemas';

type User = z.output<typeof userView>;

/** One account, with what an administrator may do to it. */
export const userPage = page({
  path: '/users/:userId',
  right: 'GET /users/:userId',
  template: 'people/facts-page',
  async show({ desk, params, t, code, time, now }) {
    const { userId = '' } = params;
    const user = await desk.see<User>('/users/:userId', { userId });
    const organisation = await desk.seeIf<{ name: string }>('/organisations/:organisationId', {
      organisationId: user.organisationId,
    });
    const mayChange = await desk.may('PATCH /users/:userId', { userId });
    const yes = (is: boolean) => t(is ? 'record.yes' : 'record.no');
    const isLocked = user.lockedUntil !== null && user.lockedUntil > now;
    return {
      title: user.name,
      facts: [
        ['people.email', user.email],
        ['people.organisation', organisation?.name],
        ['people.roles', user.roles.map(code).join(t('record.and'))],
        ['people.language', t(`people.language-${user.language}`)],
        ['people.account-state', t(user.active ? 'people.in-use' : 'people.out-of-use')],
        ['people.has-password', yes(user.hasPassword)],
        ['people.second-factor', yes(user.hasSecondFactor)],
        ['people.locked-until', isLocked ? time(String(user.lockedUntil)) : null],
        ...(user.evaluator ? [['people.expertise', user.evaluator.expertise.join(t('record.and'))]] : []),
      ].map(([key, value]) => ({ key: { text: t(String(key)) }, value: { text: value || '—' } })),
      links: mayChange
        ? [
            { text: t('people.change-user'), href: `/users/${user.id}/change` },
            { text: t('people.reset-password'), href: `/users/${user.id}/password` },
            ...(user.hasSecondFactor
              ? [{ text: t('people.reset-second-factor'), href: `/users/${user.id}/second-factor` }]
              : []),
          ]
        : [],
    };
  },
});
