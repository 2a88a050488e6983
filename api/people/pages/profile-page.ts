import type { Words } from '../../../domain/record/words';
import { type PageContext, page } from '../../record/pages/page';

interface Me {
  name: string;
  roles: string[];
  language: string;
  organisation: { id: string; name: string };
}

interface Appraised {
  title: Words;
  round: Words;
  by: 'bureau' | 'organisation';
  total: number;
  comment: string;
  at: string;
}

/** What a bureau or a provider thought of somebody's work as an evaluator. */
function appraisedFact({ t, own, number, day }: PageContext, one: Appraised) {
  const said = t(one.by === 'bureau' ? 'people.appraised-by-bureau' : 'people.appraised-by-provider', {
    ...{ points: number(one.total), on: day(one.at) },
  });
  return {
    key: { text: t('people.appraised', { title: own(one.title), round: own(one.round) }) },
    value: { text: [said, one.comment].filter(Boolean).join('\n'), href: null },
  };
}

/** One's own account, and for an evaluator the own record. */
export const profilePage = page({
  path: '/profile',
  right: null,
  template: 'people/facts-page',
  async show(context) {
    const { desk, t, code, time } = context;
    const me = await desk.see<Me>('/session');
    const factor = await desk.see<{ on: boolean; since: string | null }>('/session/second-factor');
    const organisationId = me.organisation.id;
    const seesOrganisation = await desk.may('GET /organisations/:organisationId', { organisationId });
    const appraisals = me.roles.includes('evaluator')
      ? (await desk.see<{ items: Appraised[] }>('/session/appraisals')).items
      : [];
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
      ]
        .map(([key, text, href]) => ({ key: { text: t(String(key)) }, value: { text, href } }))
        .concat(appraisals.map((one) => appraisedFact(context, one))),
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
