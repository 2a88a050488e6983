import { page } from '../../record/pages/page';

interface Me {
  name: string;
  roles: string[];
  language: string;
  organisation: { id: string; name: string };
}

/** One's own account. */
export const profilePage = page({
  path: '/profile',
  right: null,
  template: 'people/facts-page',
  async show({ desk, t, code, time }) {
    const me = await desk.see<Me>('/session');
    const factor = await desk.see<{ on: boolean; since: string | null }>('/session/second-factor');
    const organisationId = me.organisation.id;
    const seesOrganisation = await desk.may('GET /organisations/:organisationId', { organisationId });
    const inForce = factor.since ? t('people.second-factor-since', { since: time(factor.since) }) : '';
    return {
      title: t('people.profile'),
      facts: [
        ['people.name', me.name, null],
        [
          'people.organisation',
          me.organisation.name,
          seesOrganisation ? `/organisations/${organisationId}` : null,
        ],
        ['people.roles', me.roles.map(code).join(t('record.and')), null],
        ['people.language', t(`people.language-${me.language}`), null],
        ['people.second-factor', factor.on ? inForce : t('people.second-factor-off'), null],
      ].map(([key, text, href]) => ({ key: { text: t(String(key)) }, value: { text, href } })),
      links: [
        { text: t('people.change-self'), href: '/profile/change' },
        { text: t('people.change-password'), href: '/profile/password' },
        factor.on
          ? { text: t('people.take-off-second-factor'), href: '/profile/second-factor/off' }
          : { text: t('people.set-up-second-factor'), href: '/profile/second-factor' },
        { text: t('people.tokens'), href: '/profile/tokens' },
        { text: t('people.own-notices'), href: '/profile/notices' },
        { text: t('people.end-others'), href: '/profile/sessions' },
      ],
    };
  },
});
